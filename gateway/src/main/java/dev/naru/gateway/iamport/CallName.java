package dev.naru.gateway.iamport;

import io.vertx.core.http.HttpMethod;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What a call is named after where calls are counted or traced: its route, of which there are few, and no one's id. */
final class CallName {
    /** The words of Iamport V1's paths; whatever else stands between slashes is somebody's. */
    private static final Set<String> WORDS = Set.of(
            "again",
            "approve-cancel",
            "approve-return",
            "balance",
            "cancel",
            "cash-amount",
            "collect-exchanged",
            "confirm",
            "customers",
            "delivery",
            "find",
            "findAll",
            "getToken",
            "naver",
            "onetime",
            "payments",
            "pg",
            "place",
            "point",
            "prepare",
            "product-orders",
            "reject-return",
            "request-return",
            "reschedule",
            "resolve-return",
            "retry",
            "reviews",
            "schedule",
            "schedules",
            "ship",
            "ship-exchanged",
            "status",
            "subscribe",
            "unschedule",
            "users",
            "withhold-return");

    private CallName() {}

    /** Such as {@code GET /payments/:id/naver/product-orders}; the query is left out. */
    static String of(HttpMethod method, String uri) {
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        return Arrays.stream(path.split("/", -1))
                .map(segment -> segment.isEmpty() || WORDS.contains(segment) ? segment : ":id")
                .collect(Collectors.joining("/", method.name() + " ", ""));
    }
}
