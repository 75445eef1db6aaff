/// Tests of reading instances: texts good and bad, and what happens between two readings.
@NullMarked
package io.tidemill.control.scrape;

import org.jspecify.annotations.NullMarked;
