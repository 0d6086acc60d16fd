package dev.naru.mock.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The planned charges of one merchant, by order number, by time and by billing key. Kept up to a number and to bytes;
 * those that have run or were taken back leave first, one that still waits never does.
 */
public final class Schedules {
    private final InstantSource clock;
    private final Bound bound;
    private final Map<String, Schedule> byMerchantUid = new HashMap<>();
    private final NavigableMap<Slot, Schedule> byTime = new TreeMap<>();
    private final Map<String, NavigableMap<Slot, Schedule>> byCustomer = new HashMap<>();
    private final Set<Schedule> settled = new LinkedHashSet<>();
    private long sequence;
    private long bytes;
    private long evicted;

    private record Slot(Instant at, long sequence) implements Comparable<Slot> {
        private static final Comparator<Slot> ORDER =
                Comparator.comparing(Slot::at).thenComparingLong(Slot::sequence);

        static Slot of(Schedule schedule) {
            return new Slot(schedule.at(), schedule.sequence());
        }

        static Slot first(Instant at) {
            return new Slot(at, 0);
        }

        @Override
        public int compareTo(Slot other) {
            return ORDER.compare(this, other);
        }
    }

    Schedules(InstantSource clock, Bound bound) {
        this.clock = clock;
        this.bound = bound;
    }

    /** Whether so many more can wait for their time. */
    public boolean hasRoomFor(int more) {
        return byMerchantUid.size() - settled.size() + more <= bound.count()
                && (bytes <= bound.bytes() || !settled.isEmpty());
    }

    /** Plans a charge of a key; an earlier one under its order number leaves. */
    public Schedule add(BillingKey key, Charge charge, Instant at) {
        find(charge.merchantUid()).ifPresent(this::remove);
        Schedule schedule = new Schedule(++sequence, key, charge, at);
        byMerchantUid.put(schedule.merchantUid(), schedule);
        bytes += Bytes.of(schedule);
        enlist(schedule);
        while ((byMerchantUid.size() > bound.count() || bytes > bound.bytes()) && !settled.isEmpty()) {
            remove(settled.iterator().next());
            evicted++;
        }
        return schedule;
    }

    /** Gives a schedule another time, whatever its state; what an earlier run came to is forgotten. */
    public void planFor(Schedule schedule, Instant at) {
        delist(schedule);
        schedule.planFor(at);
        settled.remove(schedule);
        enlist(schedule);
    }

    /** Takes a waiting schedule back. */
    public void revoke(Schedule schedule) {
        schedule.revoke(clock.instant());
        settled.add(schedule);
    }

    /** Notes that a schedule was run now, and what came of it. */
    public void executed(Schedule schedule, Payment result) {
        schedule.executed(clock.instant(), result);
        settled.add(schedule);
    }

    public Optional<Schedule> find(String merchantUid) {
        return Optional.ofNullable(byMerchantUid.get(merchantUid));
    }

    /** Those of a key that wait for their time, the earliest first. */
    public List<Schedule> waiting(String customerUid) {
        return byCustomer.getOrDefault(customerUid, new TreeMap<>()).values().stream()
                .filter(schedule -> schedule.status() == ScheduleStatus.SCHEDULED)
                .toList();
    }

    /**
     * Those planned for {@code [from, to)}, the latest first.
     *
     * @param customerUid the key they charge, or null for any
     * @param status their state, or null for any
     */
    public List<Schedule> between(
            @Nullable String customerUid, Instant from, Instant to, @Nullable ScheduleStatus status) {
        return of(customerUid).subMap(Slot.first(from), true, Slot.first(to), false).descendingMap().values().stream()
                .filter(schedule -> status == null || schedule.status() == status)
                .toList();
    }

    /** Those of a key, or of all keys for null, the latest first, at most {@code limit}. */
    public List<Schedule> latest(@Nullable String customerUid, int limit) {
        return of(customerUid).descendingMap().values().stream().limit(limit).toList();
    }

    public int size() {
        return byMerchantUid.size();
    }

    /** What is kept and what had to leave. */
    Tally tally() {
        return new Tally(size(), bytes, evicted);
    }

    private NavigableMap<Slot, Schedule> of(@Nullable String customerUid) {
        return customerUid == null ? byTime : byCustomer.getOrDefault(customerUid, new TreeMap<>());
    }

    private void enlist(Schedule schedule) {
        byTime.put(Slot.of(schedule), schedule);
        byCustomer.computeIfAbsent(schedule.customerUid(), k -> new TreeMap<>()).put(Slot.of(schedule), schedule);
    }

    private void delist(Schedule schedule) {
        byTime.remove(Slot.of(schedule));
        byCustomer.computeIfPresent(schedule.customerUid(), (uid, theirs) -> {
            theirs.remove(Slot.of(schedule));
            return theirs.isEmpty() ? null : theirs;
        });
    }

    private void remove(Schedule schedule) {
        delist(schedule);
        settled.remove(schedule);
        byMerchantUid.remove(schedule.merchantUid());
        bytes -= Bytes.of(schedule);
    }
}
