/// What was measured: the keys of metrics, their buckets, and the door through which they are read.
@NullMarked
package io.tidemill.engine.metric;

import org.jspecify.annotations.NullMarked;
