/// The part that talks: `main`, the commands a person types, and the wiring of the servers. Reading
/// starts at {@link Main}.
@NullMarked
package io.tidemill.cli;

import org.jspecify.annotations.NullMarked;
