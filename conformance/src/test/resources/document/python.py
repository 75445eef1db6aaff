# The snippets of the article "Autoscale online endpoints", in its order, after the clients have been made.
# What is read back is printed as one JSON object.
import datetime
import json
import random

from azure.mgmt.monitor.models import (
    AutoscaleProfile, MetricTrigger, Recurrence, RecurrentSchedule, ScaleAction, ScaleRule,
)

endpoint_name = "embeddings"
deployment_name = "blue"

deployment = ml_client.online_deployments.get(deployment_name, endpoint_name)
endpoint = ml_client.online_endpoints.get(endpoint_name)

autoscale_settings_name = f"autoscale-{endpoint_name}-{deployment_name}-{random.randint(0,1000)}"
seen = {"deployment": deployment.id, "endpoint": endpoint.id, "location": endpoint.location}


def written(**parts):
    mon_client.autoscale_settings.create_or_update(
        resource_group,
        autoscale_settings_name,
        parameters={"location": endpoint.location, "target_resource_uri": deployment.id, **parts},
    )
    return mon_client.autoscale_settings.get(resource_group, autoscale_settings_name).serialize(keep_readonly=True)


def profile(*rules):
    return AutoscaleProfile(
        name="my-scale-settings", capacity={"minimum": 2, "maximum": 5, "default": 2}, rules=list(rules)
    )


def rule(metric, resource, operator, threshold, value):
    return ScaleRule(
        metric_trigger=MetricTrigger(
            metric_name=metric,
            metric_resource_uri=resource,
            time_grain=datetime.timedelta(minutes=1),
            statistic="Average",
            operator=operator,
            time_aggregation="Last",
            time_window=datetime.timedelta(minutes=5),
            threshold=threshold,
        ),
        scale_action=ScaleAction(
            direction="Increase", type="ChangeCount", value=value, cooldown=datetime.timedelta(hours=1)
        ),
    )


rule_scale_out = rule("CpuUtilizationPercentage", deployment.id, "GreaterThan", 70, 2)
rule_scale_in = rule("CpuUtilizationPercentage", deployment.id, "LessThan", 30, 1)
rule_scale_out_endpoint = rule("RequestLatency", endpoint.id, "GreaterThan", 70, 1)

seen["created"] = written(profiles=[profile()])
seen["out"] = written(profiles=[profile(rule_scale_out)])
seen["in"] = written(profiles=[profile(rule_scale_out, rule_scale_in)])
seen["latency"] = written(profiles=[profile(rule_scale_out, rule_scale_in, rule_scale_out_endpoint)])
try:
    AutoscaleProfile(name="Default", capacity={"minimum": 2, "maximum": 2, "default": 2})
except TypeError as refused:
    seen["scheduleWithoutRules"] = str(refused)
weekend = Recurrence(
    frequency="Week",
    schedule=RecurrentSchedule(
        time_zone="Pacific Standard Time", days=["Saturday", "Sunday"], hours=[], minutes=[]
    ),
)
seen["schedule"] = written(
    profiles=[
        AutoscaleProfile(
            name="Default", capacity={"minimum": 2, "maximum": 2, "default": 2}, rules=[], recurrence=weekend
        )
    ]
)
seen["disabled"] = written(enabled=False)

mon_client.autoscale_settings.delete(resource_group, autoscale_settings_name)
seen["left"] = [one.name for one in mon_client.autoscale_settings.list_by_resource_group(resource_group)]
ml_client.online_endpoints.begin_delete(endpoint_name).wait()
seen["endpoints"] = [one.name for one in ml_client.online_endpoints.list()]
print(json.dumps(seen))
