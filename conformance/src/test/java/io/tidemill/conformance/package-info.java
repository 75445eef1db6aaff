/// Tests against the running product: everything real, started as its users start it.
@NullMarked
package io.tidemill.conformance;

import org.jspecify.annotations.NullMarked;
