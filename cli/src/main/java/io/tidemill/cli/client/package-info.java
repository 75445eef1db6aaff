/// The way from the command line to a running control plane's REST interface.
@NullMarked
package io.tidemill.cli.client;

import org.jspecify.annotations.NullMarked;
