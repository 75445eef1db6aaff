/// What other resources live in, and the general view on them all: subscriptions, tenants,
/// providers, resource groups, workspaces.
///
/// [io.tidemill.control.resource.ResourceGroups] and [io.tidemill.control.resource.Workspaces] keep
/// them, [io.tidemill.control.resource.Parents] refuses calls below what is not there, and
/// [io.tidemill.control.resource.Residents] is the door by which a group that is deleted reaches
/// what lives in it.
@NullMarked
package io.tidemill.control.resource;

import org.jspecify.annotations.NullMarked;
