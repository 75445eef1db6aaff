package io.tidemill.control.diagnostic;

import java.util.List;
import java.util.Set;

/// Which categories go where.
record DiagnosticSetting(DiagnosticId id, Set<RecordCategory> categories, List<Sink> sinks) {
    DiagnosticSetting {
        categories = Set.copyOf(categories);
        sinks = List.copyOf(sinks);
    }

    /// A place for records.
    sealed interface Sink {
        /// Files in the data folder, in a folder with the name of the storage account.
        record Files(String account) implements Sink {}

        /// POSTs to an address.
        record Web(String uri) implements Sink {}
    }
}
