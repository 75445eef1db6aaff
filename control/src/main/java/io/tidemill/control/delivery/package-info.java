/// What is on its way to somebody outside: kept until it arrived or is given up, each receiver's in
/// order, no receiver waiting for another.
///
/// Start reading at [io.tidemill.control.delivery.Outbox], which keeps deliveries in the database,
/// and [io.tidemill.control.delivery.Courier], which carries them.
@NullMarked
package io.tidemill.control.delivery;

import org.jspecify.annotations.NullMarked;
