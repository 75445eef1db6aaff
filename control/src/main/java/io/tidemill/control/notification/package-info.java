/// Who is told of what autoscale does: the webhooks and e-mail addresses of a setting's
/// `notifications`.
///
/// Start reading at [io.tidemill.control.notification.Notifications].
@NullMarked
package io.tidemill.control.notification;

import org.jspecify.annotations.NullMarked;
