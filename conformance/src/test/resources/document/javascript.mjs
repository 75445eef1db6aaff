// What the article "Autoscale online endpoints" does, with the clients made before. What is read back is printed as
// one JSON object.
const group = process.env.TIDEMILL_RESOURCE_GROUP;
const workspace = process.env.TIDEMILL_WORKSPACE;
const name = "autoscale-embeddings-blue-js";
const seen = {};

const endpoint = await ml.onlineEndpoints.get(group, workspace, "embeddings");
const deployment = await ml.onlineDeployments.get(group, workspace, "embeddings", "blue");
seen.endpointId = endpoint.properties.properties["azureml.onlineendpointid"];
seen.capacity = deployment.sku.capacity;

const rule = (metricName, metricResourceUri, operator, threshold, direction, value) => ({
  metricTrigger: {
    metricName, metricResourceUri, operator, threshold, timeGrain: "PT1M", statistic: "Average",
    timeWindow: "PT5M", timeAggregation: "Last",
  },
  scaleAction: { direction, type: "ChangeCount", value, cooldown: "PT1H" },
});
const profile = {
  name: "my-scale-settings",
  capacity: { minimum: "2", maximum: "5", default: "2" },
  rules: [
    rule("CpuUtilizationPercentage", deployment.id, "GreaterThan", 70, "Increase", "2"),
    rule("CpuUtilizationPercentage", deployment.id, "LessThan", 30, "Decrease", "1"),
    rule("RequestLatency", endpoint.id, "GreaterThan", 70, "Increase", "1"),
  ],
};
const weekend = {
  name: "weekend-profile",
  capacity: { minimum: "2", maximum: "2", default: "2" },
  rules: [],
  recurrence: {
    frequency: "Week",
    schedule: { timeZone: "Pacific Standard Time", days: ["Saturday", "Sunday"], hours: [0], minutes: [0] },
  },
};
const all = async (pages) => {
  const values = [];
  for await (const value of pages) values.push(value);
  return values;
};

const settings = monitor.autoscaleSettings;
seen.created = await settings.createOrUpdate(group, name, {
  location: endpoint.location, targetResourceUri: deployment.id, profiles: [profile, weekend], enabled: true,
});
seen.patched = await settings.update(group, name, { enabled: false });
seen.read = await settings.get(group, name);
seen.inGroup = (await all(settings.listByResourceGroup(group))).map((one) => one.name);
seen.inSubscription = (await all(settings.listBySubscription())).map((one) => one.name);
seen.metrics = await monitor.metrics.list(deployment.id, { metricnames: "CpuUtilizationPercentage", interval: "PT1M" });
seen.definitions = (await all(monitor.metricDefinitions.list(deployment.id))).map((one) => one.name.value);
seen.namespaces = (await all(monitor.metricNamespaces.list(deployment.id))).length;
const since = new Date(Date.now() - 3600_000).toISOString();
const events = monitor.activityLogs.list(`eventTimestamp ge '${since}' and resourceGroupName eq '${group}'`);
seen.operations = (await all(events)).map((event) => event.operationName.value);
seen.predictive = await monitor.predictiveMetric.get(
  group, name, `${since}/${new Date().toISOString()}`, "PT1M", deployment.type, "CpuUtilizationPercentage", "Average",
);
seen.keys = Object.keys(await ml.onlineEndpoints.listKeys(group, workspace, "embeddings"));
seen.skus = (await all(ml.onlineDeployments.listSkus(group, workspace, "embeddings", "blue"))).length;
seen.logs = typeof (await ml.onlineDeployments.getLogs(group, workspace, "embeddings", "blue", { tail: 5 })).content;
seen.workspace = (await ml.workspaces.get(group, workspace)).location;
seen.missing = await settings.get(group, "nosuch").catch((error) => ({ status: error.statusCode, code: error.code }));
await settings.delete(group, name);

const green = { location: endpoint.location, properties: { ...deployment.properties }, sku: { name: "Default", capacity: 1 } };
await ml.onlineDeployments.beginCreateOrUpdateAndWait(group, workspace, "embeddings", "green", green);
await ml.onlineDeployments.beginUpdateAndWait(group, workspace, "embeddings", "green", { sku: { name: "Default", capacity: 2 } });
seen.scaled = (await ml.onlineDeployments.get(group, workspace, "embeddings", "green")).sku.capacity;
await ml.onlineDeployments.beginDeleteAndWait(group, workspace, "embeddings", "green");
await ml.onlineEndpoints.beginRegenerateKeysAndWait(group, workspace, "embeddings", { keyType: "Secondary" });
await ml.onlineEndpoints.beginDeleteAndWait(group, workspace, "embeddings");
seen.endpoints = (await all(ml.onlineEndpoints.list(group, workspace))).length;
console.log(JSON.stringify(seen));
