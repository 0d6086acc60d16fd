package dev.naru.mock.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's word on a product order (Iamport V1, GET /naver/reviews).
 *
 * @param id digits
 * @param score 1 to 5
 * @param content the text of a premium review; null in a general one
 * @param productOrder what was bought
 * @param writer masked id
 */
public record Review(
        String id,
        Type type,
        int score,
        String title,
        @Nullable String content,
        ProductOrder productOrder,
        String writer,
        Instant createdAt) {
    /** {@code review_type}: general is a score and a line, premium has a text. */
    public enum Type {
        GENERAL,
        PREMIUM
    }
}
