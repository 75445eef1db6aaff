package io.tidemill.cli;

import io.tidemill.cli.client.CommandFailure;
import io.tidemill.cli.view.Terminal;
import io.tidemill.modelserver.ModelServer;
import io.tidemill.modelserver.ModelServerConfig;
import io.tidemill.modelserver.ParentWatch;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tidemill instance`: the built-in model server, the process behind one instance.
///
/// Its own queue and wait are generous, because the gateway in front of it already refuses what is
/// too much and gives up what takes too long; two limits on one thing would only make failures hard
/// to explain.
@Command(
        name = "instance",
        description = "Run the built-in model server: one instance of a deployment.",
        footer = {
            "",
            "Example:",
            "  tidemill instance --model all-MiniLM-L6-v2 --port 9000 --cpus 0.5"
        })
final class InstanceCommand implements Callable<Integer> {

    private static final int QUEUE = 1024;
    private static final Duration WAIT = Duration.ofMinutes(3);

    private final Terminal terminal;

    @Mixin CommonOptions common = new CommonOptions();

    @Option(
            names = "--model",
            required = true,
            paramLabel = "NAME",
            description =
                    "Built-in model, by its name or its azureml:// reference, or the absolute path of a folder with model.onnx and tokenizer.json.")
    private String model = "";

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "Port on loopback; 0 takes a free one. Default: $PORT.")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--cpus",
            paramLabel = "C",
            description = "Cores it may use, such as 0.25. Default: $TIDEMILL_CPUS, else 1.")
    private Optional<Double> cpus = Optional.empty();

    @Option(
            names = "--stop-with-parent",
            description = "Exit when standard input ends. Default inside a deployment.")
    private boolean stopWithParent;

    InstanceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (stopWithParent || !terminal.variable("TIDEMILL_INSTANCE_ID", "").isEmpty()) {
            ParentWatch.haltWithParent();
        }
        try (ModelServer server = ModelServer.start(config())) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
            server.awaitStop();
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            throw new CommandFailure("CannotStart", String.valueOf(e.getMessage()), "");
        }
        return 0;
    }

    private ModelServerConfig config() {
        ModelServerConfig usual =
                ModelServerConfig.of(
                        port.orElseGet(() -> (int) number("PORT", "0")),
                        cpus.orElseGet(() -> number("TIDEMILL_CPUS", "1")),
                        model);
        return new ModelServerConfig(
                usual.port(),
                usual.cpus(),
                usual.model(),
                usual.bodyLimit(),
                QUEUE,
                WAIT,
                usual.unpackFolder());
    }

    private double number(String variable, String otherwise) {
        String text = terminal.variable(variable, otherwise);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(variable + " = " + text + ", must be a number");
        }
    }
}
