package io.tidemill.control.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.authorization.AccessControl;
import io.tidemill.control.identity.Principal;
import io.tidemill.control.metric.MetricDirectory;
import io.tidemill.control.metric.MetricStore;
import io.tidemill.control.store.DocumentStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendersTest {
    private static final String ENDPOINT =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w/onlineEndpoints/e";

    @TempDir private Path folder;
    private DocumentStore store;
    private Senders senders;

    @BeforeEach
    void open() {
        store = DocumentStore.open(folder.resolve("tidemill.db"));
        var access = AccessControl.open(store);
        access.welcome(List.of(Principal.ADMINISTRATOR), Instant.EPOCH);
        senders =
                new Senders(
                        access,
                        new MetricDirectory(new MetricStore(), List.of()),
                        id -> id.equals(ENDPOINT));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void letsAnOwnerSendToWhatThereIs() {
        assertThat(objection(Principal.ADMINISTRATOR, ENDPOINT, "shop")).isEmpty();
    }

    @Test
    void tellsNobodyWithoutARoleWhatThereIs() {
        var stranger =
                new Principal("0000000a-0000-0000-0000-000000000000", "ann", Principal.Kind.USER);
        for (var id : List.of(ENDPOINT, ENDPOINT + "x")) {
            assertThat(objection(stranger, id, "shop"))
                    .hasValueSatisfying(
                            why -> assertThat(why).contains("ann does not have authorization", id));
        }
    }

    @Test
    void refusesWhatCanNotHaveMetrics() {
        assertThat(objection(Principal.ADMINISTRATOR, "/subscriptions/s", "shop"))
                .hasValue("/subscriptions/s is not the ARM id of a resource");
        assertThat(objection(Principal.ADMINISTRATOR, ENDPOINT + "x", "shop"))
                .hasValueSatisfying(why -> assertThat(why).contains("was not found"));
    }

    @Test
    void keepsTheNamespaceOfWhatIsMeasuredHere() {
        var own = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints";
        for (var namespace : List.of(own, " ", "x".repeat(257))) {
            assertThat(objection(Principal.ADMINISTRATOR, ENDPOINT, namespace))
                    .hasValueSatisfying(
                            why -> assertThat(why).contains("nobody can send to the namespace"));
        }
    }

    private Optional<String> objection(Principal caller, String id, String namespace) {
        return senders.apply(caller).objection(id, namespace);
    }
}
