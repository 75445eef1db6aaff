package io.tidemill.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {

    @TempDir private Path data = Path.of("");

    @Test
    void readsWhatAServerWrote() throws IOException {
        Files.writeString(
                data.resolve("cli.json"),
                """
                {"url": "http://127.0.0.1:7070", "token": "t", "subscription": "s",
                 "resourceGroup": "g", "workspace": "w", "other": 1}
                """);

        assertThat(Profile.read(data))
                .isEqualTo(
                        new Profile(
                                URI.create("http://127.0.0.1:7070"),
                                "",
                                "",
                                "t",
                                new Profile.Client("", "", ""),
                                "s",
                                "g",
                                "w"));
    }

    @Test
    void saysHowToStartAServerWhereNoneRan() {
        assertThatThrownBy(() -> Profile.read(data))
                .hasMessage("No Tidemill is running on " + data)
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.hint()).contains("tidemill up"));
    }

    @Test
    void refusesADamagedFile() throws IOException {
        Files.writeString(data.resolve("cli.json"), "{\"url\": ");

        assertThatThrownBy(() -> Profile.read(data)).hasMessageContaining("cannot be read");
    }
}
