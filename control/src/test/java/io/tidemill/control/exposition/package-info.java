/// Tests of what is given out: its formats, its numbers, and who may read it.
@NullMarked
package io.tidemill.control.exposition;

import org.jspecify.annotations.NullMarked;
