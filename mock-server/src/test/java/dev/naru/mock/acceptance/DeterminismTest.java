package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Same seed, same script, same bodies. */
class DeterminismTest {
    @RegisterExtension
    final Mock one = new Mock();

    @RegisterExtension
    final Mock two = new Mock();

    @RegisterExtension
    final Mock other = new Mock(Map.of("NARU_MOCK_SEED", "43"));

    @Test
    void sameSeedAndScriptGiveTheSameBodies() {
        assertThat(play(one)).isEqualTo(play(two));
    }

    @Test
    void anotherSeedGivesOtherIds() {
        assertThat(play(one)).isNotEqualTo(play(other));
    }

    private static List<String> play(Mock mock) {
        List<String> bodies = new ArrayList<>();
        for (String merchantUid : List.of("m1", "m2")) {
            Mock.Opened order = mock.open(Carts.mixed(merchantUid));
            mock.control("POST", "orders/" + merchantUid + "/approve", "{\"skip_check\":true}");
            bodies.add(mock.payment(order).body());
            mock.advance("PT90S");
            bodies.add(mock.payment(order).body());
            bodies.add(mock.v1("/payments/" + order.impUid() + "/naver/product-orders")
                    .body());
        }
        bodies.add(mock.post("/users/getToken", Mock.FORM, "imp_key=imp_key_local&imp_secret=imp_secret_local")
                .body());
        mock.shop().webhooks().forEach(webhook -> bodies.add(webhook.body()));
        bodies.add(mock.v1("/payments/status/all").body());
        return bodies;
    }
}
