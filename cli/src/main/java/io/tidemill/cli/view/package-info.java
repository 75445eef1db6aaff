/// What a person reads in a terminal: tables, charts and figures, as text in and text out.
@NullMarked
package io.tidemill.cli.view;

import org.jspecify.annotations.NullMarked;
