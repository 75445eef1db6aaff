package io.tidemill.control.identity;

import java.util.List;
import java.util.Optional;

/// Everybody we know by ourselves. People of an outside issuer are not in it: of them only a token
/// tells.
public interface Directory {
    /// Whoever has that object id, in any case.
    Optional<Principal> byObjectId(String objectId);

    /// The service principal of that application id (client id), in any case.
    Optional<Principal> byAppId(String appId);

    /// All of exactly that name; names need not be unique.
    List<Principal> byName(String name);

    List<Principal> all();
}
