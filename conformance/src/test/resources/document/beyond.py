# What people do with the same clients besides the article. What is seen is printed as one JSON object.
import datetime
import json
import os
import tempfile

from azure.core.exceptions import ClientAuthenticationError, HttpResponseError
from azure.identity import ClientSecretCredential
from azure.mgmt.monitor.models import (
    AutoscaleProfile, AutoscaleSettingResourcePatch, MetricTrigger, Recurrence, RecurrentSchedule, ScaleAction,
    ScaleRule,
)

seen = {}
settings = mon_client.autoscale_settings
deployment = ml_client.online_deployments.get("blue", "embeddings")


def refused(call):
    try:
        call()
    except HttpResponseError as error:
        return {"status": error.status_code, "code": error.error.code, "message": error.message}
    return {}


def put(name, **more):
    profile = AutoscaleProfile(name="p", capacity={"minimum": 1, "maximum": 5, "default": 1}, rules=[])
    body = {"location": "local", "target_resource_uri": deployment.id, "profiles": [profile], **more}
    return settings.create_or_update(resource_group, name, parameters=body)


put("one")
seen["settings"] = [setting.name for setting in settings.list_by_subscription()]
patch = AutoscaleSettingResourcePatch(tags={"team": "tides"}, enabled=True)
seen["patched"] = settings.update(resource_group, "one", patch).serialize(keep_readonly=True)
seen["missing"] = refused(lambda: settings.get(resource_group, "nosuch"))
seen["second"] = refused(lambda: put("two"))
wrong = ScaleRule(
    metric_trigger=MetricTrigger(
        metric_name="CpuUtilizationPercentage", metric_resource_uri=deployment.id,
        time_grain=datetime.timedelta(seconds=7), statistic="Average", operator="GreaterThan",
        time_aggregation="Average", time_window=datetime.timedelta(minutes=5), threshold=70,
    ),
    scale_action=ScaleAction(
        direction="Increase", type="ChangeCount", value="1", cooldown=datetime.timedelta(minutes=5)
    ),
)
never = Recurrence(frequency="Week", schedule=RecurrentSchedule(time_zone="UTC", days=[], hours=[0], minutes=[0]))
seen["wrong"] = refused(
    lambda: put("one", profiles=[
        AutoscaleProfile(
            name="p", capacity={"minimum": 1, "maximum": 2, "default": 1}, rules=[wrong], recurrence=never
        )
    ])
)

metrics = mon_client.metrics.list(deployment.id, metricnames="CpuUtilizationPercentage", interval="PT1M")
seen["points"] = len(metrics.value[0].timeseries[0].data)
seen["definitions"] = [one.name.value for one in mon_client.metric_definitions.list(deployment.id)]
since = (datetime.datetime.utcnow() - datetime.timedelta(hours=1)).isoformat()
events = mon_client.activity_logs.list(
    filter=f"eventTimestamp ge '{since}' and resourceGroupName eq '{resource_group}'"
)
seen["events"] = [event.operation_name.value for event in events]

try:
    ClientSecretCredential(
        "adfs", os.environ["TIDEMILL_CLIENT_ID"], "wrong", authority=os.environ["TIDEMILL_AUTHORITY_URL"]
    ).get_token(arm + "/.default")
except ClientAuthenticationError as error:
    seen["wrongSecret"] = type(error).__name__

keys = ml_client.online_endpoints.get_keys("embeddings")
seen["keys"] = [keys.primary_key, keys.secondary_key]
ml_client.online_endpoints.begin_regenerate_keys("embeddings", key_type="secondary").wait()
again = ml_client.online_endpoints.get_keys("embeddings")
seen["keyChanged"] = keys.secondary_key != again.secondary_key and keys.primary_key == again.primary_key
with tempfile.NamedTemporaryFile("w", suffix=".json") as request:
    request.write('{"inputs": ["The tide comes in twice a day."]}')
    request.flush()
    seen["answer"] = ml_client.online_endpoints.invoke("embeddings", request_file=request.name)
seen["logs"] = ml_client.online_deployments.get_logs("blue", "embeddings", lines=20)
endpoint = ml_client.online_endpoints.get("embeddings")
endpoint.traffic = {"blue": 100}
ml_client.online_endpoints.begin_create_or_update(endpoint).wait()
seen["traffic"] = ml_client.online_endpoints.get("embeddings").traffic["blue"]
print(json.dumps(seen))
