package io.tidemill.cli.client;

import io.tidemill.cli.client.ArmClient.Answer;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// Waits for operations that a server goes on with after it has answered.
public final class Operations {

    private final ArmClient client;
    private final Duration pause;

    /// Asks every `pause` how far an operation is.
    public Operations(ArmClient client, Duration pause) {
        this.client = client;
        this.pause = pause;
    }

    /// Returns when the operation behind `answer` has succeeded, at once when there is none.
    /// `progress` runs before every look.
    ///
    /// @throws CommandFailure with the operation's own error when it failed or was cancelled
    public void await(Answer answer, Runnable progress) throws InterruptedException {
        if (answer.operation().isEmpty()) {
            return;
        }
        String path = answer.operation().get();
        while (true) {
            progress.run();
            JsonNode operation = client.get(path);
            switch (operation.path("status").asString("")) {
                case "Succeeded" -> {
                    return;
                }
                case "Failed", "Canceled" -> throw failure(operation);
                default -> Thread.sleep(pause);
            }
        }
    }

    private static CommandFailure failure(JsonNode operation) {
        JsonNode error = operation.path("error");
        return new CommandFailure(
                error.path("code").asString("OperationFailed"),
                error.path("message").asString("The operation failed and did not say why."),
                "");
    }
}
