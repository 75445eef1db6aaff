package io.tidemill.control.identity;

import java.util.function.Supplier;

/// What became of a bearer token.
public sealed interface TokenCheck {
    /// The token is good.
    ///
    /// @param caller whose it is
    record Good(Principal caller) implements TokenCheck {}

    /// The token is nobody's that we know of here; others may know better.
    record Unknown() implements TokenCheck {}

    /// The token is known, but lets nobody in.
    ///
    /// @param code Azure's word for it
    /// @param why one sentence for whoever sent it, which tells nothing that they do not know
    record Bad(String code, String why) implements TokenCheck {}

    /// This, or what another check says about an unknown token.
    default TokenCheck or(Supplier<TokenCheck> other) {
        return switch (this) {
            case Unknown() -> other.get();
            case Good _, Bad _ -> this;
        };
    }
}
