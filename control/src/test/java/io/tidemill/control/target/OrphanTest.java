package io.tidemill.control.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is left when the process that runs the runtime is killed, with no time to clean up.
@Timeout(60)
public class OrphanTest {

    /// Runs in the process that gets killed: starts two instances, each with a child of its own,
    /// and prints the pids of everything below this process.
    public static void main(String[] arguments) {
        var routes = new FakeRoutes();
        var runtime =
                new ProcessRuntime(
                        Specs.config(), routes, InstantSource.system(), new SecureRandom());
        runtime.apply(Specs.running("trap '' TERM; sleep 1000 & " + SmallServer.command(), 2));
        Eventually.see(() -> routes.now().size() == 2, () -> runtime.statuses().toString());
        ProcessHandle.current().descendants().forEach(child -> System.out.println(child.pid()));
        System.out.println("done");
    }

    @Test
    void nothingIsLeftFiveSecondsAfterTheParentWasKilled() throws IOException {
        var parent = start();
        try (var output = parent.inputReader()) {
            var children = handles(output);
            assertThat(children).hasSizeGreaterThanOrEqualTo(8);
            parent.destroyForcibly();
            awaitTheEndOf(children);
        } finally {
            parent.destroyForcibly();
        }
    }

    private static void awaitTheEndOf(List<ProcessHandle> children) {
        try {
            Eventually.see(
                    Duration.ofSeconds(5),
                    () -> children.stream().noneMatch(ProcessHandle::isAlive),
                    () -> children.stream().filter(ProcessHandle::isAlive).toList().toString());
        } finally {
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static Process start() throws IOException {
        var command =
                List.of(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        OrphanTest.class.getName());
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static List<ProcessHandle> handles(BufferedReader output) {
        return output.lines()
                .takeWhile(line -> !line.equals("done"))
                .map(line -> ProcessHandle.of(Long.parseLong(line)).orElseThrow())
                .toList();
    }
}
