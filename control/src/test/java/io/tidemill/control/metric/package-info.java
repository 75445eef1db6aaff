/// Tests of the metrics: their arithmetic, and that a gap stays a gap.
@NullMarked
package io.tidemill.control.metric;

import org.jspecify.annotations.NullMarked;
