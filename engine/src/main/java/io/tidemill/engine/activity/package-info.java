/// What happened: the events that a run leaves behind, from which the next run's history is
/// rebuilt.
@NullMarked
package io.tidemill.engine.activity;

import org.jspecify.annotations.NullMarked;
