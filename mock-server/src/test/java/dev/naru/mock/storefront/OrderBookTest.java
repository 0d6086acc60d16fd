package dev.naru.mock.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class OrderBookTest {
    private final OrderBook book = new OrderBook(2);

    @Test
    void anOlderReadingDoesNotReplaceANewerOne() {
        book.keepNewest("a", order(3));

        assertThat(book.keepNewest("a", order(2))).isEqualTo(order(3));
        assertThat(book.lastKnown("a")).isEqualTo(order(3));
    }

    @Test
    void aNewerReadingReplacesAnOlderOne() {
        book.keepNewest("a", order(2));

        assertThat(book.keepNewest("a", order(3))).isEqualTo(order(3));
    }

    @Test
    void anOrderWithoutAVersionCountsAsTheOldest() {
        book.keepNewest("a", new JsonObject().put("version", "three"));

        assertThat(book.keepNewest("a", order(1))).isEqualTo(order(1));
    }

    @Test
    void theOrderNotLookedAtForLongestIsForgotten() {
        book.keepNewest("a", order(1));
        book.keepNewest("b", order(1));
        book.lastKnown("a");
        book.keepNewest("c", order(1));

        assertThat(book.lastKnown("b")).isNull();
        assertThat(book.lastKnown("a")).isNotNull();
    }

    private static JsonObject order(long version) {
        return new JsonObject().put("version", version);
    }
}
