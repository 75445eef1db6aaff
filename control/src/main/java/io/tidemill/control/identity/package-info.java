/// Who may call: one administrator so far, known by a token of which only the hash is kept.
@NullMarked
package io.tidemill.control.identity;

import org.jspecify.annotations.NullMarked;
