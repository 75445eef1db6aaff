/// What must survive: documents and tables in one SQLite file, inside a folder that one Tidemill
/// owns at a time.
///
/// Start reading at [io.tidemill.control.store.Database]: one writer groups whatever waits into one
/// durable commit, readers run beside it. [io.tidemill.control.store.DocumentStore] keeps JSON
/// texts by kind and id on top of it.
@NullMarked
package io.tidemill.control.store;

import org.jspecify.annotations.NullMarked;
