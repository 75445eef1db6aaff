package io.tidemill.control.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.store.DocumentStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class OverlappingReadingsTest {
    private final List<Set<String>> told = new CopyOnWriteArrayList<>();
    private final CountDownLatch reading = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private volatile boolean slow;

    @Test
    void neverTellsWhatWasBeforeAChange(@TempDir Path folder) throws InterruptedException {
        try (DocumentStore store = DocumentStore.open(folder.resolve("tidemill.db"))) {
            var endpoints =
                    new OnlineEndpoints(
                            store,
                            new AdministrativeLog(() -> Instant.EPOCH),
                            new EndpointSecrets(new SecureRandom(), _ -> holders()),
                            all -> told.add(holdersOf(all)));
            endpoints.put(
                    WorkspaceFixture.ENDPOINT,
                    ArmJson.read("{\"location\":\"x\",\"properties\":{\"authMode\":\"AADToken\"}}")
                            .asObject());
            slow = true;
            Thread before = Thread.ofVirtual().start(endpoints::resume);
            reading.await();
            slow = false;
            endpoints.resume();
            goOn.countDown();
            before.join();

            assertThat(told.getLast()).containsExactly("new");
        }
    }

    /// The slow reading saw what was before.
    private RoleHolders holders() {
        if (!slow) {
            return new RoleHolders(Set.of("new"), Map.of());
        }
        reading.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new RoleHolders(Set.of("old"), Map.of());
    }

    private static Set<String> holdersOf(List<EndpointAccess> all) {
        return ((RoleHolders) all.getFirst().credentials()).objectIds();
    }
}
