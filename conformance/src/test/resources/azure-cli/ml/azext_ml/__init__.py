"""The three `az ml` commands that the autoscale article uses, over the unmodified azure-ai-ml.

The real extension of that name cannot be had from Debian's packages; this one stands in for it in tests.
"""
import os

from azure.cli.core import AzCommandsLoader
from azure.cli.core.commands import CliCommandType


def _client(cmd, resource_group_name, workspace_name):
    from azure.ai.ml import MLClient
    from azure.cli.core._profile import Profile

    os.environ["AZUREML_DEV_URL_MFE"] = cmd.cli_ctx.cloud.endpoints.resource_manager.rstrip("/")
    credential, subscription, _ = Profile(cli_ctx=cmd.cli_ctx).get_login_credentials()
    return MLClient(credential, subscription, resource_group_name, workspace_name)


def _shown(entity):
    return {**entity._to_dict(), "id": entity.id, "properties": dict(entity.properties)}


def show_endpoint(cmd, resource_group_name, workspace_name, name):
    return _shown(_client(cmd, resource_group_name, workspace_name).online_endpoints.get(name))


def delete_endpoint(cmd, resource_group_name, workspace_name, name, no_wait=False):
    poller = _client(cmd, resource_group_name, workspace_name).online_endpoints.begin_delete(name)
    return None if no_wait else poller.wait()


def show_deployment(cmd, resource_group_name, workspace_name, endpoint_name, name):
    client = _client(cmd, resource_group_name, workspace_name)
    return _shown(client.online_deployments.get(name, endpoint_name))


class MlCommandsLoader(AzCommandsLoader):
    def __init__(self, cli_ctx=None):
        commands = CliCommandType(operations_tmpl="azext_ml#{}")
        super().__init__(cli_ctx=cli_ctx, custom_command_type=commands)

    def load_command_table(self, args):
        with self.command_group("ml online-endpoint") as group:
            group.custom_command("show", "show_endpoint")
            group.custom_command("delete", "delete_endpoint", confirmation=True)
        with self.command_group("ml online-deployment") as group:
            group.custom_command("show", "show_deployment")
        return self.command_table

    def load_arguments(self, command):
        with self.argument_context("ml") as context:
            context.argument("workspace_name", options_list=["--workspace-name", "-w"], configured_default="workspace")
            context.argument("name", options_list=["--name", "-n"])
            context.argument("endpoint_name", options_list=["--endpoint-name", "-e"])
            context.argument("no_wait", action="store_true")


COMMAND_LOADER_CLS = MlCommandsLoader
