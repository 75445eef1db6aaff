/// Who may call, and how they prove it: the administrator by a token of which only the hash is
/// kept, service principals by access tokens that our own authority signs.
///
/// Reading starts at [Authentication]; [Directory] is what other packages ask.
@NullMarked
package io.tidemill.control.identity;

import org.jspecify.annotations.NullMarked;
