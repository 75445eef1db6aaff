package io.tidemill.cli;

import io.tidemill.cli.client.ArmClient;
import io.tidemill.cli.client.EvaluatedRule;
import io.tidemill.cli.client.Evaluations;
import io.tidemill.cli.client.Profile;
import io.tidemill.cli.client.ResourceIds;
import io.tidemill.cli.view.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `tidemill explain`: the last evaluation of a setting.
@Command(
        name = "explain",
        description = "Say why there are that many instances: the last evaluation of a setting.",
        footer = {
            "",
            "Examples:",
            "  tidemill explain autoscale-embeddings-blue",
            "  tidemill explain autoscale-embeddings-blue -o json"
        })
final class ExplainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private OutputOption output = new OutputOption();

    @Parameters(paramLabel = "SETTING", description = "Name of the autoscale setting.")
    private String setting = "";

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Profile profile = common.profile(terminal);
        ArmClient client = new ArmClient(profile.url(), profile.token());
        String id = ResourceIds.of(profile).setting(setting);
        JsonNode evaluation = client.get(id + "/evaluations/latest");
        if (output.isJson()) {
            OutputOption.print(terminal, evaluation);
        } else {
            terminal.print(Evaluations.explanation(evaluation));
            List<EvaluatedRule> rules = Evaluations.rules(evaluation);
            if (!rules.isEmpty()) {
                terminal.print("");
                terminal.print(RuleTable.of(rules).lines(terminal.width()));
            }
        }
        return 0;
    }
}
