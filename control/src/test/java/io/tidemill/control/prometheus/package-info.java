/// Tests of Prometheus as a source: answers good and bad, gaps, and that nobody waits.
@NullMarked
package io.tidemill.control.prometheus;

import org.jspecify.annotations.NullMarked;
