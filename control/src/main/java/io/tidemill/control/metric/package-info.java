/// Where numbers become metrics: collected from requests and instances, kept in buckets, read by
/// rules and by people.
///
/// A gap stays a gap: a bucket that nobody reported into has no value, which is not zero. Reading
/// starts at [MetricStore]; what exists is listed in [MetricCatalogue].
@NullMarked
package io.tidemill.control.metric;

import org.jspecify.annotations.NullMarked;
