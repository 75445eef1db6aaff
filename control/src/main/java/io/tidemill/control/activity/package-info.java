/// What happened and was kept: the engine's activities, who wrote what, and the last evaluations.
///
/// Start reading at [io.tidemill.control.activity.StoredActivityLog], the door of the engine;
/// [io.tidemill.control.activity.ActivityRoutes] shows the same rows as Azure's activity log does.
@NullMarked
package io.tidemill.control.activity;

import org.jspecify.annotations.NullMarked;
