package dev.naru.mock.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdsTest {
    private static final Instant LATE_IN_LONDON = Instant.parse("2026-01-01T15:00:00Z");
    private static final Ids IDS = new Ids(42, "key");

    static Stream<Arguments> shapes() {
        return Stream.of(
                shape("imp_[0-9]{12}", IDS::impUid),
                shape("20260102[0-9]{8}", () -> IDS.naverOrderNo(LATE_IN_LONDON)),
                shape("20260102[0-9]{8}", () -> IDS.productOrderId(LATE_IN_LONDON)),
                shape("[A-Za-z0-9_-]{22}", IDS::checkoutKey),
                shape("[0-9a-f]{40}", IDS::accessToken),
                shape("[0-9A-Z]{20}", IDS::cancellationId),
                shape("[0-9]{15}", IDS::wishItem),
                shape("nobody_[0-9]{13}", IDS::merchantUid));
    }

    private static Arguments shape(String pattern, Supplier<String> ids) {
        return Arguments.of(pattern, ids);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void idsLookAsTheyDoOutsideAndNeverRepeat(String pattern, Supplier<String> ids) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            seen.add(ids.get());
        }

        assertThat(seen).hasSize(2_000).allMatch(id -> id.matches(pattern));
    }

    @Test
    void seedAndSpaceDecideEveryId() {
        assertThat(new Ids(42, "a").impUid()).isEqualTo(new Ids(42, "a").impUid());
        assertThat(new Ids(42, "a").impUid()).isNotEqualTo(new Ids(42, "b").impUid());
        assertThat(new Ids(42, "a").accessToken()).isNotEqualTo(new Ids(43, "a").accessToken());
    }
}
