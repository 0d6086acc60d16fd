package dev.naru.mock.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerchantUidsTest {
    private final MerchantUids uids = new MerchantUids(() -> Instant.parse("2026-03-31T15:30:00Z"));

    @Test
    void carriesTheDayInSeoul() {
        assertThat(uids.next()).startsWith("shop-20260401-");
    }

    @Test
    void isOurOwnAndFitsIamportsFortyCharacters() {
        String uid = uids.next();

        assertThat(MerchantUids.isOurs(uid)).isTrue();
        assertThat(uid).hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void isNeverTheSameTwice() {
        assertThat(Stream.generate(uids::next).limit(1_000).collect(Collectors.toSet()))
                .hasSize(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop-20260401-",
                "shop-20260401-0123456789ABCDE",
                "shop-20260401-0123456789ABCDEFG",
                "shop-20260401-0123456789abcdef",
                "SHOP-20260401-0123456789ABCDEF",
                "shop-20260401-0123456789ABCDEF\n",
                "../shop-20260401-0123456789ABCDEF"
            })
    void anythingElseIsNotOurs(String uid) {
        assertThat(MerchantUids.isOurs(uid)).isFalse();
    }
}
