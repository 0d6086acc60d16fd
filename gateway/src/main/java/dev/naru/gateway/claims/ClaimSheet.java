package dev.naru.gateway.claims;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.claims.ClaimItem.Result;
import dev.naru.gateway.iamport.ClaimAnswer;
import dev.naru.gateway.iamport.NaverProductOrder;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.Outcome;
import dev.naru.gateway.platform.json.StrictJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a claim, product order by product order. Every change makes a new sheet.
 *
 * @param before where each stood before the call; one that Iamport did not know is not in it
 * @param items all that were asked for, in that order
 * @param upstream what Iamport answered last; null before, and where its answer got lost
 */
record ClaimSheet(
        ClaimRequest request,
        Map<String, ProductOrderState> before,
        Map<String, ClaimItem> items,
        @Nullable JsonNode upstream) {

    /** The premise of a claim that is about to be sent. */
    static ObjectNode premise(List<String> ids, Map<String, ProductOrderState> seen) {
        ObjectNode premise = StrictJson.mapper().createObjectNode();
        premise.putArray("product_order_ids");
        ObjectNode before = premise.putObject("before");
        ids.forEach(id -> {
            premise.withArray("product_order_ids").add(id);
            if (seen.containsKey(id)) {
                before.set(id, Objects.requireNonNull(seen.get(id)).json());
            }
        });
        return premise;
    }

    /** As the operation keeps it: nothing known yet, unless a part of the outcome was. */
    static ClaimSheet of(Operation operation) {
        JsonNode premise = operation.premise();
        if (premise == null) {
            throw new IllegalStateException("operation " + operation.id() + " was sent without a premise");
        }
        Map<String, ProductOrderState> before = new LinkedHashMap<>();
        premise.path("before")
                .properties()
                .forEach(state -> before.put(state.getKey(), ProductOrderState.of(state.getValue())));
        Map<String, ClaimItem> items = new LinkedHashMap<>();
        premise.path("product_order_ids").forEach(id -> items.put(id.asText(), ClaimItem.unknown(id.asText())));
        JsonNode known = operation.result();
        if (known != null) {
            known.path("items")
                    .forEach(item -> items.put(item.path("product_order_id").asText(), ClaimItem.of(item)));
        }
        return new ClaimSheet(ClaimRequest.of(operation.request()), before, items, null);
    }

    /** Those nobody can tell of yet. */
    List<String> open() {
        return items.values().stream()
                .filter(item -> item.is(Result.UNKNOWN))
                .map(ClaimItem::id)
                .toList();
    }

    /** With what an answer says was done. */
    ClaimSheet taken(ClaimAnswer answer) {
        Map<String, ClaimItem> next = new LinkedHashMap<>(items);
        for (NaverProductOrder done : answer.taken()) {
            next.computeIfPresent(
                    done.id(), (id, item) -> new ClaimItem(id, Result.DONE, null, ProductOrderState.of(done)));
        }
        return new ClaimSheet(request, before, next, upstream(answer.httpStatus(), answer.code(), answer.message()));
    }

    ClaimSheet withUpstream(int httpStatus, int code, @Nullable String message) {
        return new ClaimSheet(request, before, items, upstream(httpStatus, code, message));
    }

    private static ObjectNode upstream(int httpStatus, int code, @Nullable String message) {
        return StrictJson.mapper()
                .createObjectNode()
                .put("http_status", httpStatus)
                .put("code", code)
                .put("message", message);
    }

    /** With what a look after the call shows to be done. */
    ClaimSheet seen(Map<String, ProductOrderState> now) {
        Map<String, ClaimItem> next = new LinkedHashMap<>(items);
        for (String id : open()) {
            ProductOrderState was = before.get(id);
            ProductOrderState is = now.get(id);
            if (was != null && is != null && request.action().isTaken(was, is)) {
                next.put(id, new ClaimItem(id, Result.DONE, null, is));
            }
        }
        return new ClaimSheet(request, before, next, upstream);
    }

    /** With these refused in Iamport's words. */
    ClaimSheet refused(Collection<String> ids, @Nullable String words, Map<String, ProductOrderState> now) {
        Map<String, ClaimItem> next = new LinkedHashMap<>(items);
        ids.forEach(id -> next.put(id, new ClaimItem(id, Result.REFUSED, words, now.get(id))));
        return new ClaimSheet(request, before, next, upstream);
    }

    /** Those that a look cannot tell of, and that must not be asked for again. */
    List<String> stuck(Map<String, ProductOrderState> now) {
        List<String> stuck = new ArrayList<>(open());
        stuck.removeIf(id -> {
            ProductOrderState was = before.get(id);
            ProductOrderState is = now.get(id);
            if (was == null || is == null) {
                return Objects.equals(was, is);
            }
            return request.action().mayBeAskedAgain(was, is);
        });
        return stuck;
    }

    /** The outcome as far as it is known; what is open is unknown. */
    Outcome outcome(String why) {
        if (!open().isEmpty()) {
            return new Outcome.Unknown(why, json());
        }
        boolean isRefused = items.values().stream().allMatch(item -> item.is(Result.REFUSED));
        return isRefused ? new Outcome.Failed("declined", firstWords(), json()) : new Outcome.Succeeded(json());
    }

    Outcome review(List<String> stuck, String why) {
        return new Outcome.Review(why + ": " + String.join(", ", stuck), json());
    }

    private String firstWords() {
        return items.values().stream()
                .flatMap(item -> Stream.ofNullable(item.words()))
                .findFirst()
                .orElse("");
    }

    private ObjectNode json() {
        ObjectNode json = StrictJson.mapper()
                .createObjectNode()
                .put("imp_uid", request.impUid().value())
                .put("action", request.action().wireName());
        json.putArray("items");
        items.values().forEach(item -> json.withArray("items").add(item.json()));
        json.set("upstream", upstream);
        return json;
    }
}
