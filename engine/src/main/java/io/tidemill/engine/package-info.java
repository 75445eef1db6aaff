/// The part that decides: values in, values out.
@NullMarked
package io.tidemill.engine;

import org.jspecify.annotations.NullMarked;
