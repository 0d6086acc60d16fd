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
                "::ffff:10.0.0.1"
            })
    void privateAddressNeedsTheSetting(String address) throws UnknownHostException {
        assertThat(strict.isAllowed(InetAddress.getByName(address))).isFalse();
        assertThat(local.isAllowed(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "fe80::1", "0.0.0.0", "::", "224.0.0.1", "ff02::1"})
    void metadataAndMulticastAreNeverAllowed(String address) throws UnknownHostException {
        assertThat(local.isAllowed(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "100.63.255.255", "100.128.0.1", "172.32.0.1", "2001:db8::1"})
    void publicAddressIsAllowed(String address) throws UnknownHostException {
        assertThat(strict.isAllowed(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080/", "http://localhost/x", "http://[::1]:80/", "http://2130706433/"})
    void nameIsCheckedByWhatItResolvesTo(String url) {
        assertThatThrownBy(() -> await(strict.check(URI.create(url)))).isInstanceOf(TargetPolicy.RefusedTarget.class);
    }

    @Test
    void checkedAddressIsTheOneToConnectTo() {
        assertThat(await(local.check(URI.create("https://127.0.0.1/hook"))).toString())
                .isEqualTo("127.0.0.1:443");
    }
}
