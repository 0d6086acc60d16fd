package dev.naru.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointUrlRulesTest {
    private final EndpointUrlRules strict = new EndpointUrlRules(false);
    private final EndpointUrlRules local = new EndpointUrlRules(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/events",
                "https://shop.example:443/",
                "https://shop.example:8443/a?wc-api=iamport",
                "https://4shop.example",
                "https://xn--o39ak9a.example/a"
            })
    void usualUrlIsTaken(String url) {
        assertThat(strict.read(url).toString()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/",
                "https://shop.example:8080/",
                "https://203.0.113.7/",
                "https://[2001:db8::1]/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://127.1/",
                "https://0177.0.0.1/",
                "https://127.0.0.1./",
                "https://shop.0x7f000001/"
            })
    void urlThatMayLeadInwardsNeedsTheSetting(String url) {
        assertThatThrownBy(() -> strict.read(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9000/a", "http://[::1]:9000/", "http://shop/", "https://10.1.2.3/"})
    void localUrlIsTakenWhereItIsAllowed(String url) {
        assertThat(local.read(url).toString()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop.example",
                "/events",
                "ftp://shop.example/",
                "file:///etc/passwd",
                "gopher://shop.example/",
                "https:///events",
                "https://user@shop.example/",
                "https://user:password@shop.example/",
                "https://shop.example/#a",
                "https://가게.example/",
                "https://shop.example:0/",
                "https://shop.example:65536/",
                "http://0x7f.1/",
                "http://127.1/",
                "http://0177.0.0.1/",
                "http://2130706433/",
                "http://127.0.0.1./",
                "http://256.1.1.1/",
                "http://a b/"
            })
    void oddUrlIsNeverTaken(String url) {
        assertThatThrownBy(() -> local.read(url)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> strict.read(url)).isInstanceOf(IllegalArgumentException.class);
    }
}
