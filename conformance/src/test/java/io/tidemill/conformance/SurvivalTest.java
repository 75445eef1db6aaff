package io.tidemill.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of everything but the data.
class SurvivalTest {
    private static final String SETTING = Client.SETTINGS + "/autoscale-embeddings-blue";
    private static final Duration NO_ORPHANS_AFTER = Duration.ofSeconds(5);

    @TempDir Path data;

    @Test
    void leavesNoOrphanAndComesBackWithEverythingAndScalesOn() throws Exception {
        String[] before;
        try (Product product = Product.up(data)) {
            Client client = product.client();
            Embeddings embeddings = Embeddings.deploy(client, 1);
            client.put(SETTING, setting(2));
            embeddings.awaitReady(2);
            before = written(client);
            List<ProcessHandle> instances = embeddings.processes();
            assertThat(instances).hasSize(2);

            try (Callers _ = Callers.untilRefused(4, embeddings)) {
                product.kill();
            }
            Await.until(
                    "no instance is left",
                    NO_ORPHANS_AFTER,
                    () -> instances.stream().noneMatch(ProcessHandle::isAlive));
        }

        try (Product again = Product.up(data)) {
            Client client = again.client();
            Embeddings embeddings = Embeddings.found(client);
            embeddings.awaitReady(2);
            assertThat(written(client)).isEqualTo(before);
            assertThat(embeddings.score().statusCode()).isEqualTo(200);
            assertThat(scaleActions(client)).contains("Scaleup");

            client.put(SETTING, setting(3));
            embeddings.awaitReady(3);
        }
    }

    /// Minimum and maximum alike: the limits alone move the count, without waiting for a load.
    private static String setting(int instances) {
        return """
        {
          "location": "local",
          "properties": {
            "enabled": true,
            "targetResourceUri": "%s",
            "profiles": [{
              "name": "default",
              "capacity": {"minimum": "%2$d", "maximum": "%2$d", "default": "%2$d"},
              "rules": [{
                "metricTrigger": {
                  "metricName": "CpuUtilizationPercentage", "metricResourceUri": "%1$s",
                  "timeGrain": "PT10S", "statistic": "Average", "timeWindow": "PT30S",
                  "timeAggregation": "Average", "operator": "GreaterThan", "threshold": 70
                },
                "scaleAction": {"direction": "Increase", "type": "ChangeCount", "value": "2", "cooldown": "PT30S"}
              }]
            }]
          }
        }
        """
                .formatted(Embeddings.DEPLOYMENT, instances);
    }

    /// What was acknowledged; the state of an operation is no part of it.
    private static String[] written(Client client) throws IOException {
        return new String[] {
            client.get(Embeddings.ENDPOINT).at("/properties/traffic").toString(),
            client.get(Embeddings.DEPLOYMENT).at("/sku").toString(),
            client.get(Embeddings.DEPLOYMENT).at("/properties/model").toString(),
            client.get(SETTING).at("/properties").toString(),
            client.call("POST", Embeddings.ENDPOINT + "/listKeys", "").body()
        };
    }

    private static String scaleActions(Client client) {
        return client.get(Client.ACTIVITY).toString();
    }
}
