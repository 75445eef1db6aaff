/// Tests of OTLP: what SDKs and collectors send is taken, and what is not is told.
@NullMarked
package io.tidemill.control.otlp;

import org.jspecify.annotations.NullMarked;
