package dev.naru.mock.iamport;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.QueryString;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.Review;
import dev.naru.mock.ledger.Switch;
import dev.naru.mock.ledger.Switches;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** GET /naver/reviews: what buyers of order-type purchases wrote, in a window of time. */
final class ReviewRoutes {
    private static final long MAX_EPOCH_SECOND = 253_402_300_799L;

    void mount(Paths paths) {
        paths.get("/naver/reviews", ReviewRoutes::list);
    }

    private static Envelope list(Call call) {
        QueryString query = call.query();
        Switches switches = call.space().settings().switches();
        long from = required(query, "from");
        long to = required(query, "to");
        if (from > to) {
            throw BadInput.of("from must not be after to");
        }
        Review.Type type = type(query.first("review_type"));
        // The document declares channel_key as a form field of a GET; nobody can send that.
        if (query.first("channel_key") == null && switches.on(Switch.REVIEWS_NEED_CHANNEL)) {
            throw BadInput.of("channel_key is required");
        }
        boolean legacy = switches.word(Switch.REVIEW_SCORE).equals("legacy");
        ArrayNode list = StrictJson.object().arrayNode();
        Instant last = Instant.ofEpochSecond(to).plusNanos(999_999_999);
        call.space()
                .naverOrders()
                .reviews()
                .within(type, Instant.ofEpochSecond(from), last)
                .forEach(review -> list.add(json(review, legacy)));
        return Envelope.success(list);
    }

    private static long required(QueryString query, String name) {
        String sent = query.first(name);
        if (sent == null || sent.isEmpty()) {
            throw BadInput.of(name + " is required");
        }
        return query.number(name, 0, 0, MAX_EPOCH_SECOND);
    }

    private static Review.Type type(@Nullable String sent) {
        if ("general".equals(sent)) {
            return Review.Type.GENERAL;
        }
        if ("premium".equals(sent)) {
            return Review.Type.PREMIUM;
        }
        throw BadInput.of("review_type must be general or premium");
    }

    private static ObjectNode json(Review review, boolean legacy) {
        return StrictJson.object()
                .put("content", review.content())
                .put("created_at", review.createdAt().getEpochSecond())
                .put("modified_at", review.createdAt().getEpochSecond())
                .put("product_id", review.productOrder().item().productId())
                .put("product_name", review.productOrder().item().productName())
                .put("product_option_name", review.productOrder().item().optionName())
                .put("product_order_id", review.productOrder().id())
                .put("review_id", review.id())
                .put("score", String.valueOf(legacy ? legacyScore(review) : review.score()))
                .put("title", review.title())
                .put("writer", review.writer());
    }

    /** The scale before 2018: 0 to 2 for a general review, 10 to 13 for a premium one. */
    private static int legacyScore(Review review) {
        int score = review.score();
        if (review.type() == Review.Type.PREMIUM) {
            return 10 + Math.max(0, score - 2);
        }
        return score < 3 ? 0 : score == 3 ? 1 : 2;
    }
}
