package io.tidemill.cli;

import io.tidemill.cli.client.Profile;
import java.util.Optional;
import picocli.CommandLine.Option;

/// `--scope`, `-g`: where a role holds. The whole subscription when neither is given.
final class ScopeOption {

    @Option(
            names = "--scope",
            paramLabel = "ID",
            description = "Id of a subscription, a resource group or a resource; / is above all.")
    private Optional<String> scope = Optional.empty();

    @Option(
            names = {"-g", "--resource-group"},
            paramLabel = "GROUP",
            description = "Resource group, instead of --scope.")
    private Optional<String> group = Optional.empty();

    String of(Profile profile) {
        String subscription = "/subscriptions/" + profile.subscription();
        return scope.orElseGet(() ->
                group.map(name -> subscription + "/resourceGroups/" + name).orElse(subscription));
    }
}
