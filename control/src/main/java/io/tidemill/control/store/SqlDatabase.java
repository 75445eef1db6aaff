package io.tidemill.control.store;

/// A database that one Tidemill writes to: SQLite or PostgreSQL. Any thread may call it.
public interface SqlDatabase extends AutoCloseable {

    /// Does the work after all earlier writes and before all later ones; returns once it is
    /// committed. When the work throws, its changes are undone and the exception comes back to the
    /// caller.
    ///
    /// @throws StorageException when the database refused; then nothing of this work happened
    <T> T write(Work<T> work);

    /// Does work that only reads.
    ///
    /// @throws StorageException when the database could not be read
    <T> T read(Work<T> work);

    /// Finishes the writes that wait. Later calls fail.
    @Override
    void close();
}
