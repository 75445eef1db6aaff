package io.tidemill.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentStoreTest {
    @TempDir private Path folder;
    private DocumentStore store;

    @BeforeEach
    void open() {
        store = DocumentStore.open(folder.resolve("tidemill.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void findsADocumentInAnyCaseAndKeepsTheFirstCase() {
        store.put("setting", "/Group/One", "{}");
        store.put("setting", "/GROUP/ONE", "{\"a\":1}");

        assertThat(store.get("setting", "/group/one"))
                .hasValueSatisfying(document -> {
                    assertThat(document.id()).isEqualTo("/Group/One");
                    assertThat(document.json()).isEqualTo("{\"a\":1}");
                });
    }

    @Test
    void givesEveryChangeANewVersion() {
        long first = store.put("setting", "a", "{}").version();
        store.delete("setting", "a");

        assertThat(store.put("setting", "a", "{}").version()).isGreaterThan(first);
    }

    @Test
    void listsByPrefixWithinOneKind() {
        store.put("setting", "/g1/b", "{}");
        store.put("setting", "/G1/a", "{}");
        store.put("setting", "/g10/c", "{}");
        store.put("endpoint", "/g1/d", "{}");

        assertThat(store.list("setting", "/g1/"))
                .extracting(Document::id)
                .containsExactly("/G1/a", "/g1/b");
    }

    @Test
    void tellsWhetherThereWasSomethingToDelete() {
        store.put("setting", "a", "{}");

        assertThat(store.delete("setting", "A")).isTrue();
        assertThat(store.delete("setting", "a")).isFalse();
        assertThat(store.get("setting", "a")).isEmpty();
    }

    @Test
    void undoesAllOfATransactionThatThrows() {
        assertThatThrownBy(() ->
                        store.transact(transaction -> {
                            transaction.put("setting", "a", "{}");
                            throw new IllegalStateException("changed my mind");
                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("changed my mind");

        assertThat(store.list("setting", "")).isEmpty();
    }

    @Test
    void losesNoUpdateOfManyWriters() throws ExecutionException, InterruptedException {
        store.put("counter", "c", "0");
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> all =
                    IntStream.range(0, 200).mapToObj(_ -> writers.submit(this::countUp)).toList();
            for (Future<?> one : all) {
                one.get();
            }
        }

        assertThat(store.get("counter", "c")).get().extracting(Document::json).isEqualTo("200");
    }

    @Test
    void refusesToWriteAfterItClosed() {
        Database database = Database.open(folder.resolve("other.db"));
        database.close();

        assertThatThrownBy(() -> new DocumentStore(database).put("setting", "a", "{}"))
                .isInstanceOf(IllegalStateException.class);
    }

    private void countUp() {
        store.transact(transaction -> {
            int now = Integer.parseInt(transaction.get("counter", "c").orElseThrow().json());
            return transaction.put("counter", "c", Integer.toString(now + 1));
        });
    }
}
