/// Tests of what others send: nothing is taken that is not what it says it is.
@NullMarked
package io.tidemill.control.ingestion;

import org.jspecify.annotations.NullMarked;
