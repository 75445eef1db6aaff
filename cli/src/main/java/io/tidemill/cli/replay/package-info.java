/// `tidemill replay`: what a setting would have done over recorded metrics. Start reading at {@link
/// io.tidemill.cli.replay.ReplayCommand}.
@NullMarked
package io.tidemill.cli.replay;

import org.jspecify.annotations.NullMarked;
