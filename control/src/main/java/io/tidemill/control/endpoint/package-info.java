/// Online endpoints and their deployments: read, checked, stored, and put to work.
///
/// [io.tidemill.control.endpoint.OnlineEndpoints] and
/// [io.tidemill.control.endpoint.OnlineDeployments] keep the documents. What runs follows what is
/// stored: after each write, and at the start, the stored document of a deployment is handed to
/// [io.tidemill.control.endpoint.Provisioning].
@NullMarked
package io.tidemill.control.endpoint;

import org.jspecify.annotations.NullMarked;
