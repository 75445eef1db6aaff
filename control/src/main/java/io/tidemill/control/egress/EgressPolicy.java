package io.tidemill.control.egress;

import java.util.List;

/// Where calls to addresses of users may go: to public ones over TLS, and to what is allowed here.
///
/// @param plainHttp whether `http` is allowed beside `https`
/// @param allowed places that may be called although they are not public
public record EgressPolicy(boolean plainHttp, List<Allowance> allowed) {
    /// Public addresses over TLS alone.
    public static final EgressPolicy STRICT = new EgressPolicy(false, List.of());

    public EgressPolicy {
        allowed = List.copyOf(allowed);
    }
}
