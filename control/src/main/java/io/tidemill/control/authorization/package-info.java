/// Who may do what, and where: roles, their assignments, and the filter that asks them.
///
/// Start reading at [io.tidemill.control.authorization.Authorization]: it takes a request's path
/// apart into a [io.tidemill.control.authorization.Demand], an action and a scope, and asks
/// [io.tidemill.control.authorization.AccessControl] whether a role of the caller allows it. The
/// words, ids and answers are those of Azure's role-based access control.
@NullMarked
package io.tidemill.control.authorization;

import org.jspecify.annotations.NullMarked;
