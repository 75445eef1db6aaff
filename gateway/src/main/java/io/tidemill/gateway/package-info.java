/// The part that serves: the request path in front of the instances.
///
/// A request is let in by the current [RouteTable], travels to the least busy instance of its
/// deployment and streams back. One event loop carries it all the way. The gateway knows nothing of
/// scaling: whoever starts and stops instances hands it a new table, and reads back how many
/// requests an instance still has.
@NullMarked
package io.tidemill.gateway;

import org.jspecify.annotations.NullMarked;
