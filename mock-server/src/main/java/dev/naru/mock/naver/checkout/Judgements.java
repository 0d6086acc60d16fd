package dev.naru.mock.naver.checkout;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.StrictJson;
import dev.naru.mock.ledger.Space;
import dev.naru.mock.naver.judge.Verdict;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** The last verdicts of each merchant space. */
public final class Judgements {
    private static final int KEPT = 50;
    private static final long KEPT_BYTES = 8L * 1024 * 1024;

    private final Map<Space, Deque<Judgement>> bySpace = new WeakHashMap<>();

    private record Judgement(Instant at, @Nullable String merchantUid, Verdict verdict) {}

    /** Keeps a verdict; the oldest beyond fifty, or beyond eight mebibytes of answers, go. */
    public void add(Space space, @Nullable String merchantUid, Verdict verdict) {
        Deque<Judgement> kept = bySpace.computeIfAbsent(space, k -> new ArrayDeque<>());
        kept.addLast(new Judgement(space.now(), merchantUid, verdict));
        while (kept.size() > KEPT || (kept.size() > 1 && bytes(kept) > KEPT_BYTES)) {
            kept.removeFirst();
        }
    }

    private static long bytes(Deque<Judgement> kept) {
        return kept.stream().mapToLong(judgement -> judgement.verdict().bytes()).sum();
    }

    /**
     * The verdicts of a space, the newest first.
     *
     * @param merchantUid only those of this order, or null for all
     */
    public ArrayNode json(Space space, @Nullable String merchantUid, int limit) {
        ArrayNode list = StrictJson.object().arrayNode();
        Iterator<Judgement> newestFirst =
                bySpace.getOrDefault(space, new ArrayDeque<>()).descendingIterator();
        while (newestFirst.hasNext() && list.size() < limit) {
            Judgement judgement = newestFirst.next();
            if (merchantUid != null && !merchantUid.equals(judgement.merchantUid())) {
                continue;
            }
            ObjectNode json = StrictJson.object()
                    .put("at", judgement.at().toString())
                    .put("merchant_uid", judgement.merchantUid());
            json.set("verdict", CheckoutJson.verdict(judgement.verdict()));
            list.add(json);
        }
        return list;
    }

    /** Drops the verdicts of a space. */
    public void forget(Space space) {
        bySpace.remove(space);
    }
}
