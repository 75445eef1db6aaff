/// Settings and their profiles: which limits and rules apply at a given time.
@NullMarked
package io.tidemill.engine.profile;

import org.jspecify.annotations.NullMarked;
