/// What is scaled: the door through which its count is seen and changed.
@NullMarked
package io.tidemill.engine.target;

import org.jspecify.annotations.NullMarked;
