package io.tidemill.control.setting;

import io.tidemill.control.rest.ArmJson;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The actions on autoscale settings that a role can allow, as Azure's provider tells them.
final class InsightsOperations {
    private static final String PROVIDER = "Microsoft.Insights";

    private record Action(String name, String words) {
        ObjectNode toJson() {
            ObjectNode json = ArmJson.object().put("name", PROVIDER + "/AutoscaleSettings/" + name);
            json.putObject("display")
                    .put("provider", PROVIDER)
                    .put("resource", "AutoscaleSettings")
                    .put("operation", words);
            return json;
        }
    }

    private static final List<Action> ALL =
            List.of(
                    new Action("Read", "Read an autoscale setting"),
                    new Action("Write", "Create or update an autoscale setting"),
                    new Action("Delete", "Delete an autoscale setting"),
                    new Action("Scaleup/Action", "Begin to scale out"),
                    new Action("ScaleupResult/Action", "End scaling out"),
                    new Action("Scaledown/Action", "Begin to scale in"),
                    new Action("ScaledownResult/Action", "End scaling in"),
                    new Action("Behavior/Read", "Read a setting's behavior"),
                    new Action("Behavior/Write", "Change a setting's behavior"),
                    new Action("Behavior/Delete", "Forget a setting's behavior"));

    private InsightsOperations() {}

    static List<ObjectNode> all() {
        return ALL.stream().map(Action::toJson).toList();
    }
}
