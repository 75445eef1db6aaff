package io.tidemill.control.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressKindTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, LOOPBACK",
        "127.255.255.254, LOOPBACK",
        "::1, LOOPBACK",
        "::ffff:127.0.0.1, LOOPBACK",
        "169.254.169.254, LINK_LOCAL",
        "fe80::1, LINK_LOCAL",
        "168.63.129.16, METADATA",
        "10.0.0.1, PRIVATE",
        "172.16.0.1, PRIVATE",
        "172.31.255.255, PRIVATE",
        "192.168.1.1, PRIVATE",
        "::ffff:192.168.1.1, PRIVATE",
        "fd00:ec2::254, PRIVATE",
        "fec0::1, PRIVATE",
        "100.64.0.1, CARRIER",
        "100.100.100.200, CARRIER",
        "100.127.255.255, CARRIER",
        "224.0.0.1, MULTICAST",
        "255.255.255.255, MULTICAST",
        "ff02::1, MULTICAST",
        "0.0.0.0, RESERVED",
        "192.0.0.192, RESERVED",
        "198.18.0.1, RESERVED",
        "203.0.113.9, RESERVED",
        "240.0.0.1, RESERVED",
        "::, RESERVED",
        "::127.0.0.1, RESERVED",
        "64:ff9b::a9fe:a9fe, RESERVED",
        "2002:7f00:1::, RESERVED",
        "2001:0:a9fe::1, RESERVED",
        "2001:db8::1, RESERVED",
        "3fff::1, RESERVED",
        "4000::1, RESERVED"
    })
    void tellsWhatIsNotPublic(String address, AddressKind kind) {
        assertThat(AddressKind.of(InetAddress.ofLiteral(address))).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450::1"
            })
    void takesTheRestForPublic(String address) {
        assertThat(AddressKind.of(InetAddress.ofLiteral(address))).isEqualTo(AddressKind.PUBLIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "127.1", "[::1]"})
    void seesThroughOddSpellings(String host) throws UnknownHostException {
        assertThat(AddressKind.of(InetAddress.getByName(host))).isEqualTo(AddressKind.LOOPBACK);
    }
}
