package io.tidemill.control.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Documents as one transaction sees and changes them. Not to be kept after it ends.
public final class Transaction {
    private final Connection connection;

    Transaction(Connection connection) {
        this.connection = connection;
    }

    /// For tables of the same file that change together with documents.
    public Connection connection() {
        return connection;
    }

    public Optional<Document> get(String kind, String id) {
        return query(
                        "SELECT id, json, version FROM document WHERE kind = ? AND id_key = ?",
                        kind,
                        key(id))
                .stream()
                .findFirst();
    }

    /// Documents whose id starts with the prefix, ordered by id without regard to case.
    public List<Document> list(String kind, String idPrefix) {
        return query(
                """
                SELECT id, json, version FROM document
                WHERE kind = ? AND id_key >= ? AND id_key < ? ORDER BY id_key
                """,
                kind,
                key(idPrefix),
                key(idPrefix) + Character.toString(Character.MAX_CODE_POINT));
    }

    /// Writes the text under the id; a document that is already there keeps its id's case.
    public Document put(String kind, String id, String json) {
        return query(
                        """
                        INSERT INTO document (kind, id_key, id, json, version) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (kind, id_key) DO UPDATE SET json = excluded.json, version = excluded.version
                        RETURNING id, json, version
                        """,
                        kind,
                        key(id),
                        id,
                        json,
                        nextVersion())
                .getFirst();
    }

    /// Whether there was something to delete.
    public boolean delete(String kind, String id) {
        return !query(
                        "DELETE FROM document WHERE kind = ? AND id_key = ? RETURNING id, json, version",
                        kind,
                        key(id))
                .isEmpty();
    }

    /// Deletes the documents of every kind whose id continues the given one after a slash: what
    /// belongs to a resource goes with it.
    public void deleteBelow(String id) {
        String prefix = key(id) + "/";
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "DELETE FROM document WHERE id_key >= ? AND id_key < ?")) {
            statement.setString(1, prefix);
            statement.setString(2, prefix + Character.toString(Character.MAX_CODE_POINT));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private long nextVersion() {
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                "UPDATE document_version SET latest = latest + 1 RETURNING latest");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private List<Document> query(String sql, Object... arguments) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return documents(statement);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private static List<Document> documents(PreparedStatement statement) throws SQLException {
        List<Document> documents = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                documents.add(new Document(row.getString(1), row.getString(2), row.getLong(3)));
            }
        }
        return documents;
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private static StorageException refused(SQLException cause) {
        return new StorageException("The database refused the statement.", cause);
    }
}
