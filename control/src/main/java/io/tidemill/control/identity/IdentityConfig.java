package io.tidemill.control.identity;

import java.time.Duration;
import java.util.List;

/// What an operator can set about who may call.
///
/// @param tokenLifetime how long an access token is good, one minute to [#LONGEST_TOKEN]
/// @param keyPeriod how long one key signs before the next one takes its place, one hour or more
/// @param instanceClient the client id whose tokens the instance metadata endpoint gives to whoever
///   asks; empty when it gives none
/// @param issuers whose tokens are good beside our own
public record IdentityConfig(
        Duration tokenLifetime,
        Duration keyPeriod,
        String instanceClient,
        List<IssuerTrust> issuers) {
    /// The longest that an access token may be good.
    public static final Duration LONGEST_TOKEN = Duration.ofDays(1);

    /// Tokens of our own alone, good for an hour as Azure's are, from keys that sign for three
    /// months.
    public static final IdentityConfig DEFAULT =
            new IdentityConfig(Duration.ofHours(1), Duration.ofDays(90), "", List.of());

    public IdentityConfig {
        require("token.lifetime", tokenLifetime, Duration.ofMinutes(1), LONGEST_TOKEN);
        require("token.key.period", keyPeriod, Duration.ofHours(1), Duration.ofDays(3650));
        issuers = List.copyOf(issuers);
    }

    private static void require(String key, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "%s = %s, must be from %s to %s".formatted(key, value, least, most));
        }
    }
}
