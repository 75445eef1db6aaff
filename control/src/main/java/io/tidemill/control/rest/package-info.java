/// Azure Resource Manager's manners: paths without case, api-versions, headers, error bodies.
///
/// A handler is a function from [io.tidemill.control.rest.ArmRequest] to
/// [io.tidemill.control.rest.ArmResponse] and needs no port to be tested.
/// [io.tidemill.control.rest.ArmRouter] picks one by method and path,
/// [io.tidemill.control.rest.ArmServer] puts it on a port. Nothing else here knows the HTTP
/// library.
@NullMarked
package io.tidemill.control.rest;

import org.jspecify.annotations.NullMarked;
