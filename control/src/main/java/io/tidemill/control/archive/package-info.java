/// Where metric points stay: journal, then packed hours, in SQLite or PostgreSQL.
///
/// Start reading at [io.tidemill.control.archive.PointArchive]. Points wait in memory for two
/// seconds, are then written to the journal as one row, and every five minutes move from there into
/// packed hours, one row for each series and hour. What is in the journal of the last half hour
/// fills memory again after a restart.
@NullMarked
package io.tidemill.control.archive;

import org.jspecify.annotations.NullMarked;
