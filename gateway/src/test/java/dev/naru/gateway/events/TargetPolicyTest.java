package dev.naru.gateway.events;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetPolicyTest {
    private static final Vertx VERTX = Vertx.vertx();

    private final TargetPolicy strict = new TargetPolicy(VERTX, false);
    private final TargetPolicy local = new TargetPolicy(VERTX, true);

    @AfterAll
    static void close() {
        await(VERTX.close());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "::1",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "100.64.0.1",
                "100.127.255.255",
                "0.1.2.3",
                "fd00::1",
                "fc00::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "::ffff:0:10.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::1",
                "2002:a00:1::",
                "2002:c0a8:101::1",
                "2001::1",
                "fec0::1",
                "192.0.0.8",
                "198.18.0.1",
                "198.19.255.255",
                "240.0.0.1",
                "255.255.255.255"
            })
    void privateAddressNeedsTheSetting(String address) throws UnknownHostException {
        assertThat(strict.isAllowed(InetAddress.getByName(address))).isFalse();
        assertThat(local.isAllowed(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "fe80::1",
                "0.0.0.0",
                "::",
                "224.0.0.1",
                "ff02::1",
                "100.100.100.200",
                "192.0.0.192",
                "fd00:ec2::254",
                "::ffff:169.254.169.254",
                "::169.254.169.254",
                "64:ff9b::169.254.169.254",
                "2002:a9fe:a9fe::1"
            })
    void metadataAndMulticastAreNeverAllowed(String address) throws UnknownHostException {
        assertThat(local.isAllowed(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.7",
                "100.63.255.255",
                "100.128.0.1",
                "172.32.0.1",
                "198.17.255.255",
                "198.20.0.1",
                "2001:db8::1",
                "2002:cb00:7107::1",
                "64:ff9b::203.0.113.7"
            })
    void publicAddressIsAllowed(String address) throws UnknownHostException {
        assertThat(strict.isAllowed(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080/", "http://localhost/x", "http://[::1]:80/", "http://2130706433/"})
    void nameIsCheckedByWhatItResolvesTo(String url) {
        assertThatThrownBy(() -> await(strict.check(URI.create(url)))).isInstanceOf(TargetPolicy.RefusedTarget.class);
    }

    /** The JDK reads the first, the resolver of the system the others, or nobody; all of them would be loopback. */
    @ParameterizedTest
    @ValueSource(strings = {"http://127.1/", "http://0x7f.1/", "http://0x7f000001/", "http://017700000001/"})
    void oddNotationLeadsNowhereInside(String url) {
        assertThatThrownBy(() -> await(strict.check(URI.create(url))))
                .isInstanceOfAny(TargetPolicy.RefusedTarget.class, UnknownHostException.class);
    }

    @Test
    void oneBadAddressAmongGoodOnesIsEnough() throws UnknownHostException {
        InetAddress[] mixed = {InetAddress.getByName("203.0.113.7"), InetAddress.getByName("10.0.0.1")};
        TargetPolicy policy = new TargetPolicy(VERTX, false, host -> mixed);

        assertThatThrownBy(() -> await(policy.check(URI.create("https://shop.example/"))))
                .isInstanceOf(TargetPolicy.RefusedTarget.class);
    }

    @Test
    void checkedAddressIsTheOneToConnectTo() {
        assertThat(await(local.check(URI.create("https://127.0.0.1/hook"))).toString())
                .isEqualTo("127.0.0.1:443");
    }
}
