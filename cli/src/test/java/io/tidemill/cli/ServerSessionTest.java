package io.tidemill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.cli.ServerSession.Place;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(10)
class ServerSessionTest {

    private static final Place PLACE = new Place(Path.of("data"), 100);

    private final List<String> happened = new ArrayList<>();

    @Test
    void closesItsServerOnceAndThenCleansUp() throws InterruptedException {
        ServerSession session =
                ServerSession.start(this::start, PLACE, () -> happened.add("cleaned"));
        session.close();
        session.close();
        session.awaitEnd();

        assertThat(happened).containsExactly("started data 100", "closed", "cleaned");
    }

    @Test
    void cleansUpWhenTheServerCannotStart() {
        RunningServer.Starter refusing =
                (_, _) -> {
                    throw new IllegalStateException("Port 7070 is in use");
                };

        assertThatThrownBy(
                        () -> ServerSession.start(refusing, PLACE, () -> happened.add("cleaned")))
                .hasMessage("Port 7070 is in use");
        assertThat(happened).containsExactly("cleaned");
    }

    @Test
    void deletesTheDemosOwnFolder() throws IOException {
        DemoFolder folder = DemoFolder.named(Optional.empty(), false);
        Files.createDirectories(folder.path().resolve("a/b"));
        Files.writeString(folder.path().resolve("a/b/file"), "x");

        folder.clean();

        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void leavesAFolderThatWasNamed(@TempDir Path named) throws IOException {
        DemoFolder.named(Optional.of(named), false).clean();

        assertThat(named).exists();
    }

    private RunningServer start(Path data, int portOffset) {
        happened.add("started " + data + " " + portOffset);
        return new RunningServer() {
            @Override
            public URI controlUri() {
                return URI.create("http://127.0.0.1:7170");
            }

            @Override
            public URI tlsUri() {
                return URI.create("https://127.0.0.1:7543");
            }

            @Override
            public URI gatewayUri() {
                return URI.create("http://127.0.0.1:7180");
            }

            @Override
            public void close() {
                happened.add("closed");
            }
        };
    }
}
