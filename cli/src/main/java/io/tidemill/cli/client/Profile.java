package io.tidemill.cli.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How to reach the Tidemill of a data folder, and the group and workspace to work in. A server
/// writes it to `cli.json` when it starts, readable by its owner alone.
///
/// @param url in the clear
/// @param tlsUrl with TLS, for Azure's clients; empty when the server has no such port
/// @param caFile the PEM file with the authority that they must trust; empty when they need not be
///   told
/// @param client as whom Azure's clients sign in
public record Profile(
        URI url,
        String tlsUrl,
        String caFile,
        String token,
        Client client,
        String subscription,
        String resourceGroup,
        String workspace) {

    /// A service principal by which programs sign in; all empty when the server made none.
    public record Client(String tenant, String id, String secret) {
        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }

    private static final String FILE = "cli.json";

    /// Reads the profile that a server left in the folder `data`.
    ///
    /// @throws CommandFailure when there is none, or it is not as a server writes it
    public static Profile read(Path data) {
        try {
            return of(JsonMapper.shared().readTree(Files.readString(data.resolve(FILE))));
        } catch (NoSuchFileException _) {
            throw notRunning(data);
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new CommandFailure(
                    "UnreadableProfile",
                    "%s cannot be read: %s".formatted(data.resolve(FILE), e.getMessage()),
                    "A running server writes this file: stop it and start it again.");
        }
    }

    static CommandFailure notRunning(Path data) {
        return new CommandFailure(
                "NotRunning",
                "No Tidemill is running on " + data,
                "Start one with `tidemill up`, or name another folder with --data.");
    }

    private static Profile of(JsonNode json) {
        return new Profile(
                URI.create(json.required("url").asString()),
                json.path("tlsUrl").asString(""),
                json.path("caFile").asString(""),
                json.required("token").asString(),
                new Client(
                        json.path("tenant").asString(""),
                        json.path("clientId").asString(""),
                        json.path("clientSecret").asString("")),
                json.required("subscription").asString(),
                json.required("resourceGroup").asString(),
                json.required("workspace").asString());
    }
}
