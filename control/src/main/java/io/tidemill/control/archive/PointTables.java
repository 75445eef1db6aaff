package io.tidemill.control.archive;

import io.tidemill.control.store.Schema;
import java.util.List;

/// The tables of the archive.
public final class PointTables {
    /// `series_key` begins with the resource, so all series of a resource, or of one of its
    /// metrics, are neighbours. Hours are sorted by time first: writing touches the newest pages
    /// only, and the oldest are dropped as a whole.
    public static final Schema SCHEMA =
            new Schema(
                    List.of(
                            List.of(
                                    """
                                    CREATE TABLE series (
                                        id         {id},
                                        series_key {text}  NOT NULL UNIQUE,
                                        resource   TEXT    NOT NULL,
                                        namespace  TEXT    NOT NULL,
                                        name       TEXT    NOT NULL,
                                        dimensions TEXT    NOT NULL,
                                        first_hour INTEGER NOT NULL,
                                        last_hour  INTEGER NOT NULL)
                                    """,
                                    """
                                    CREATE TABLE journal (
                                        sequence BIGINT  PRIMARY KEY,
                                        written  BIGINT  NOT NULL,
                                        points   INTEGER NOT NULL,
                                        packed   BYTEA   NOT NULL)
                                    """,
                                    """
                                    CREATE TABLE packed_hour (
                                        hour   INTEGER NOT NULL,
                                        series INTEGER NOT NULL,
                                        packed BYTEA   NOT NULL,
                                        PRIMARY KEY (hour, series)) {clustered}
                                    """,
                                    "CREATE TABLE moved (through BIGINT NOT NULL)",
                                    "INSERT INTO moved VALUES (0)")));

    private PointTables() {}
}
