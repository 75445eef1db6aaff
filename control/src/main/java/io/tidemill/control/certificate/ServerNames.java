package io.tidemill.control.certificate;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The host names and addresses that a certificate is good for, each in one spelling.
///
/// @param hosts in lower case; the first label may be `*`
/// @param addresses as [InetAddress#getHostAddress] spells them
record ServerNames(SortedSet<String> hosts, SortedSet<String> addresses) {
    private static final int LONGEST = 253;

    /// The last label holds a letter, so that a mistyped address does not pass for a host.
    private static final Pattern HOST =
            Pattern.compile("(\\*\\.)?([a-z0-9_-]{1,63}\\.)*(?=[a-z0-9-]*[a-z])[a-z0-9-]{1,63}");

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");

    private static final int HOST_ENTRY = 2;
    private static final int ADDRESS_ENTRY = 7;

    /// These names and those of the loopback.
    ///
    /// @throws UnusableCertificateException naming each that is neither a host name nor an address
    static ServerNames of(Collection<String> names) {
        ServerNames all = new ServerNames(new TreeSet<>(), new TreeSet<>());
        LOOPBACK.forEach(all::add);
        List<String> wrong = names.stream().filter(name -> !all.add(name)).toList();
        if (!wrong.isEmpty()) {
            throw new UnusableCertificateException(
                    "tls.names = %s, must be host names and addresses with commas between them"
                            .formatted(String.join(", ", wrong)));
        }
        return all;
    }

    /// The names that a certificate has.
    static ServerNames of(X509Certificate certificate) {
        ServerNames all = new ServerNames(new TreeSet<>(), new TreeSet<>());
        for (List<?> entry : alternatives(certificate)) {
            String name = Objects.toString(entry.get(1));
            if (Objects.equals(entry.get(0), HOST_ENTRY)) {
                all.hosts.add(name);
            } else if (Objects.equals(entry.get(0), ADDRESS_ENTRY)) {
                all.addresses.add(InetAddress.ofLiteral(name).getHostAddress());
            }
        }
        return all;
    }

    private boolean add(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        return ADDRESS.matcher(folded).matches() ? addAddress(folded) : addHost(folded);
    }

    private boolean addAddress(String literal) {
        try {
            addresses.add(InetAddress.ofLiteral(literal).getHostAddress());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean addHost(String host) {
        boolean good = host.length() <= LONGEST && HOST.matcher(host).matches();
        if (good) {
            hosts.add(host);
        }
        return good;
    }

    private static Collection<List<?>> alternatives(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException e) {
            return List.of(); // then it is good for nothing, and a new one takes its place
        }
    }
}
