/// Open-loop load: when requests are due, sending them, and counting what became of them.
@NullMarked
package io.tidemill.cli.load;

import org.jspecify.annotations.NullMarked;
