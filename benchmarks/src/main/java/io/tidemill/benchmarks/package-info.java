/// What is measured: JMH benchmarks, run by `scripts/bench`, never by the build. Results stand in
/// `docs/benchmarks.md`.
@NullMarked
package io.tidemill.benchmarks;

import org.jspecify.annotations.NullMarked;
