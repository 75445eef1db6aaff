/// The door through which calls to addresses that a user wrote down leave this machine.
///
/// Start reading at [io.tidemill.control.egress.EgressGuard], which says where a call may go;
/// [io.tidemill.control.egress.EgressClient] calls, and connects to the very address that the guard
/// looked at.
@NullMarked
package io.tidemill.control.egress;

import org.jspecify.annotations.NullMarked;
