package dev.naru.mock.inspection;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The faults of one merchant space, one remark per fault and order; the oldest leave when there are too many. */
public final class Inspection {
    private static final int MAX_REMARKS = 1_000;
    private static final int MAX_WAITING = 1_000;
    private static final int MAX_EVIDENCE = 300;

    /** How long after a webhook a shop may take to read the payment: 60 virtual seconds. */
    private static final Duration TIME_TO_VERIFY = Duration.ofSeconds(60);

    private final InstantSource clock;
    private final Map<Subject, Remark> remarks = new LinkedHashMap<>();
    private final Map<String, Told> waiting = new LinkedHashMap<>();
    private long dropped;

    public Inspection(InstantSource clock) {
        this.clock = clock;
    }

    private record Subject(Fault fault, String name) {}

    private record Told(@Nullable String merchantUid, Instant at) {}

    /**
     * Notes a fault now.
     *
     * @param evidence what was seen, in one English line; cut at 300 characters; no personal data
     */
    public void note(Fault fault, @Nullable String merchantUid, @Nullable String impUid, String evidence) {
        note(fault, merchantUid, impUid, evidence, clock.instant());
    }

    private void note(Fault fault, @Nullable String merchantUid, @Nullable String impUid, String evidence, Instant at) {
        String name = merchantUid != null ? merchantUid : impUid == null ? "" : impUid;
        String cut = evidence.length() <= MAX_EVIDENCE ? evidence : evidence.substring(0, MAX_EVIDENCE) + "…";
        remarks.merge(
                new Subject(fault, name),
                new Remark(fault, merchantUid, impUid, cut, 1, at, at),
                (before, same) -> before.again(impUid, cut, at));
        if (remarks.size() > MAX_REMARKS) {
            dropEldest(remarks.keySet());
            dropped++;
        }
    }

    /** A webhook about this payment has arrived at the shop, which should now read the payment. */
    public void told(String impUid, @Nullable String merchantUid) {
        waiting.putIfAbsent(impUid, new Told(merchantUid, clock.instant()));
        if (waiting.size() > MAX_WAITING) {
            dropEldest(waiting.keySet());
        }
    }

    /** The shop has read the payment. */
    public void verified(String impUid) {
        Told told = waiting.get(impUid);
        if (told != null && !overdue(told)) {
            waiting.remove(impUid);
        }
    }

    /** Every remark, the oldest first. */
    public List<Remark> remarks() {
        noteUnverified();
        return new ArrayList<>(remarks.values());
    }

    /** Remarks that left for newer ones. */
    public long dropped() {
        return dropped;
    }

    /** Forgets everything. */
    public void clear() {
        remarks.clear();
        waiting.clear();
        dropped = 0;
    }

    // Nobody is told of a fault before somebody asks, so no timer is needed.
    private void noteUnverified() {
        for (Iterator<Map.Entry<String, Told>> it = waiting.entrySet().iterator(); it.hasNext(); ) {
            Map.Entry<String, Told> entry = it.next();
            if (overdue(entry.getValue())) {
                String evidence = "not read within " + TIME_TO_VERIFY.toSeconds() + " s after the webhook";
                Told told = entry.getValue();
                note(
                        Fault.NOT_VERIFIED_AFTER_WEBHOOK,
                        told.merchantUid(),
                        entry.getKey(),
                        evidence,
                        told.at().plus(TIME_TO_VERIFY));
                it.remove();
            }
        }
    }

    private boolean overdue(Told told) {
        return clock.instant().isAfter(told.at().plus(TIME_TO_VERIFY));
    }

    private static void dropEldest(Collection<?> keys) {
        Iterator<?> eldest = keys.iterator();
        eldest.next();
        eldest.remove();
    }
}
