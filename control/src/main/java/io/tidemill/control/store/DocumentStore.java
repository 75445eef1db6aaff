package io.tidemill.control.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// JSON texts by kind and case-insensitive id, durable once written.
///
/// A caller that must look before it writes does both in one [#transact], which no other write can
/// come between.
public final class DocumentStore implements AutoCloseable {
    private final Database database;

    public DocumentStore(Database database) {
        this.database = database;
    }

    /// Opens a store on a file of its own.
    public static DocumentStore open(Path file) {
        return new DocumentStore(Database.open(file));
    }

    public Optional<Document> get(String kind, String id) {
        return database.read(connection -> new Transaction(connection).get(kind, id));
    }

    /// Documents whose id starts with the prefix, ordered by id without regard to case.
    public List<Document> list(String kind, String idPrefix) {
        return database.read(connection -> new Transaction(connection).list(kind, idPrefix));
    }

    public Document put(String kind, String id, String json) {
        return transact(transaction -> transaction.put(kind, id, json));
    }

    /// Whether there was something to delete.
    public boolean delete(String kind, String id) {
        return transact(transaction -> transaction.delete(kind, id));
    }

    /// Does everything or, when the function throws, nothing; returns once it is durable.
    public <T> T transact(Function<Transaction, T> work) {
        return database.write(connection -> work.apply(new Transaction(connection)));
    }

    @Override
    public void close() {
        database.close();
    }
}
