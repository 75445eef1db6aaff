package io.tidemill.engine.profile;

import java.time.Instant;

/// Whether what a setting decides is also done.
public sealed interface Mode {
    /// It is done.
    record Active() implements Mode {}

    /// Everything is measured, decided and recorded, and nothing is done.
    record DryRun() implements Mode {}

    /// Nothing is done for now.
    ///
    /// @param until exclusive: at that moment the setting acts again; the far future when somebody
    ///   has to resume it
    /// @param by who paused it
    /// @param reason why, in that person's words; may be empty
    record Paused(Instant until, String by, String reason) implements Mode {
        /// Whether it ends by itself.
        public boolean isBounded() {
            return until.isBefore(Instant.MAX);
        }
    }

    /// The mode that counts at a moment: a pause that is over is none.
    default Mode at(Instant now) {
        return switch (this) {
            case Active _, DryRun _ -> this;
            case Paused(var until, _, _) -> now.isBefore(until) ? this : new Active();
        };
    }
}
