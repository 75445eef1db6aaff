package io.tidemill.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two hundred times `kill -9` at a random moment while clients write: whatever was answered with
/// success is there after the next start, and a token from before the first kill is still good.
class KillTest {
    private static final int KILLS = Integer.getInteger("tidemill.kills", 200);
    private static final int LONGEST_MILLIS = 400;
    private static final long SEED = 20261123;

    @TempDir Path data;
    @TempDir Path caches;

    @Test
    void losesNothingThatWasAcknowledged() throws Exception {
        int offset = Product.freeOffset();
        List<Writer> writers =
                Stream.of(Writer.group(), Writer.endpoint(), Writer.setting()).toList();
        Random random = new Random(SEED);
        Client client = prepare(offset, writers);
        for (int kill = 0; kill < KILLS; kill++) {
            try (Product product = again(offset)) {
                writers.forEach(writer -> writer.check(client));
                killWhileWriting(product, client, writers, random.nextInt(LONGEST_MILLIS));
            }
        }
        try (Product _ = again(offset)) {
            writers.forEach(writer -> writer.check(client));
            assertThat(writers)
                    .allSatisfy(writer -> assertThat(writer.acknowledged()).isPositive());
        }
    }

    /// What the writers change, and a client whose token it uses from now on.
    private Client prepare(int offset, List<Writer> writers) throws Exception {
        try (Product product = Product.up(data, offset, "-XX:AOTCacheOutput=" + cache())) {
            Client administrator = product.client();
            administrator.put(
                    Embeddings.ENDPOINT,
                    "{\"location\": \"local\", \"properties\": {\"authMode\": \"Key\"}}");
            administrator.put(Embeddings.DEPLOYMENT, Writer.IDLE_DEPLOYMENT);
            Client client = Client.withToken(data.resolve("cli.json"));
            writers.forEach(writer -> writer.write(client));
            return client;
        }
    }

    /// With what the first start has learnt, which halves the time of the two hundred others.
    private Product again(int offset) throws Exception {
        return Product.up(
                data, offset, "-XX:AOTCache=" + cache(), "-Xlog:aot*=off", "-Xlog:cds*=off");
    }

    private Path cache() {
        return caches.resolve("start.aot");
    }

    private static void killWhileWriting(
            Product product, Client client, List<Writer> writers, int millis) {
        var running =
                writers.stream()
                        .map(writer -> CompletableFuture.runAsync(() -> writer.writeOn(client)))
                        .toList();
        LockSupport.parkNanos(millis * 1_000_000L);
        product.kill();
        running.forEach(CompletableFuture::join);
    }

    /// Writes ever higher numbers into a tag of one resource, and knows the highest that was
    /// acknowledged. The next one may have been kept too, if the kill came before its answer.
    private static final class Writer {
        static final String IDLE_DEPLOYMENT =
                """
                {
                  "location": "local",
                  "sku": {"name": "Default", "capacity": 1},
                  "properties": {
                    "endpointComputeType": "Managed",
                    "instanceType": "Local_C10_M64",
                    "properties": {"tidemill.command": "exec sleep 1000000"}
                  }
                }
                """;

        private final String path;
        private final String body;
        private int acknowledged;

        private Writer(String path, String body) {
            this.path = path;
            this.body = body;
        }

        static Writer group() {
            return new Writer(
                    "/subscriptions/" + Desk.SUBSCRIPTION + "/resourceGroups/killed",
                    "{\"location\": \"local\", \"tags\": {\"n\": \"%d\"}}");
        }

        static Writer endpoint() {
            return new Writer(
                    Embeddings.ENDPOINT,
                    "{\"location\": \"local\", \"tags\": {\"n\": \"%d\"}, \"properties\": {\"authMode\": \"Key\"}}");
        }

        static Writer setting() {
            return new Writer(
                    Client.SETTINGS + "/killed",
                    """
                    {"location": "local", "tags": {"n": "%d"}, "properties": {
                      "enabled": false, "targetResourceUri": "DEPLOYMENT",
                      "profiles": [{"name": "p", "capacity": {"minimum": "1", "maximum": "2", "default": "1"}, "rules": []}]}}
                    """
                            .replace("DEPLOYMENT", Embeddings.DEPLOYMENT));
        }

        int acknowledged() {
            return acknowledged;
        }

        void write(Client client) {
            client.put(path, body.formatted(acknowledged + 1));
            acknowledged++;
        }

        /// Until nobody answers any more.
        void writeOn(Client client) {
            try {
                while (true) {
                    write(client);
                }
            } catch (UncheckedIOException _) {
                // killed, as was to happen
            }
        }

        void check(Client client) {
            HttpResponse<String> answer = client.call("GET", path, "");
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            int kept = Client.json(answer.body()).at("/tags/n").asInt(-1);
            assertThat(kept).as(path).isBetween(acknowledged, acknowledged + 1);
            acknowledged = kept;
        }
    }
}
