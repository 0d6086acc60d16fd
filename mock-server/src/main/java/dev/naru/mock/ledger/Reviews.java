package dev.naru.mock.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Reviews of one merchant by the time they were written; at most one for each product order, with which it leaves. */
public final class Reviews {
    private final NavigableMap<Instant, List<Review>> byTime = new TreeMap<>();
    private final Map<String, Review> byProductOrder = new HashMap<>();

    /** Keeps a review; a second one of the same product order takes the first one's place. */
    public void add(Review review) {
        forget(review.productOrder().id());
        byProductOrder.put(review.productOrder().id(), review);
        byTime.computeIfAbsent(review.createdAt(), k -> new ArrayList<>()).add(review);
    }

    /** Reviews of one type written in {@code [from, to]}, the oldest first. */
    public List<Review> within(Review.Type type, Instant from, Instant to) {
        if (from.isAfter(to)) {
            return List.of();
        }
        return byTime.subMap(from, true, to, true).values().stream()
                .flatMap(List::stream)
                .filter(review -> review.type() == type)
                .toList();
    }

    void forget(String productOrderId) {
        Review review = byProductOrder.remove(productOrderId);
        if (review != null) {
            byTime.computeIfPresent(review.createdAt(), (at, reviews) -> {
                reviews.remove(review);
                return reviews.isEmpty() ? null : reviews;
            });
        }
    }
}
