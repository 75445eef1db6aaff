/// How a setting behaves where Azure leaves it open, and whether it may act: the resource
/// `…/autoscaleSettings/{name}/behavior/default`.
///
/// It is a resource of its own because Azure's clients read and rewrite a whole setting and drop
/// what they do not know. [io.tidemill.control.behavior.Behaviors] keeps it,
/// [io.tidemill.control.behavior.BehaviorReader] checks it.
@NullMarked
package io.tidemill.control.behavior;

import org.jspecify.annotations.NullMarked;
