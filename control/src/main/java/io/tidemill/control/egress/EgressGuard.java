package io.tidemill.control.egress;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/// Says where a call to an address of a user may go.
///
/// A host is looked up once, and the call connects to the address that was judged: a name that
/// means something else a moment later gains nothing.
public final class EgressGuard {
    private final EgressPolicy policy;
    private final NameLookup lookup;

    public EgressGuard(EgressPolicy policy) {
        this(policy, NameLookup.ofSystem());
    }

    EgressGuard(EgressPolicy policy, NameLookup lookup) {
        this.policy = policy;
        this.lookup = lookup;
    }

    /// What speaks against the address before anything is looked up.
    Optional<String> objection(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return Optional.of("only http and https addresses can be called");
        }
        if (uri.getHost() == null) {
            return Optional.of("the address has no host");
        }
        return scheme.equals("https") || policy.plainHttp()
                ? Optional.empty()
                : Optional.of("plain http is not allowed (egress.http)");
    }

    /// Where a call to the host goes: the first of its addresses that may be called.
    Admission admit(String host) {
        try {
            return firstAdmitted(host);
        } catch (UnknownHostException _) {
            return new Admission.Unknown("the host " + host + " is not known");
        }
    }

    private Admission firstAdmitted(String host) throws UnknownHostException {
        var found = lookup.addresses(host);
        for (InetAddress address : found) {
            if (mayCall(host, address)) {
                return new Admission.Admitted(named(host, address));
            }
        }
        InetAddress first = found.getFirst();
        return new Admission.Refused(
                "%s is at %s, %s (egress.allow)"
                        .formatted(host, first.getHostAddress(), AddressKind.of(first).words()));
    }

    private boolean mayCall(String host, InetAddress address) {
        return AddressKind.of(address) == AddressKind.PUBLIC
                || policy.allowed().stream().anyMatch(place -> place.covers(host, address));
    }

    /// With the name in it, or TLS would ask whoever owns the address for a name to expect.
    private static InetAddress named(String host, InetAddress address) throws UnknownHostException {
        return InetAddress.getByAddress(host, address.getAddress());
    }
}
