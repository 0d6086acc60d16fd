package dev.naru.mock.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Planned charges are found by time and by key whatever happened to them. */
class SchedulesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final long ROOMY = 1L << 40;

    private long keys;

    enum What {
        ADD,
        MOVE,
        REVOKE,
        RUN
    }

    record Step(What what, String customerUid, int order, int hour) {}

    @Property(tries = 300)
    void everyListIsWhatAWalkOverAllOfThemFinds(
            @ForAll("steps") List<Step> steps, @ForAll("hours") int from, @ForAll("hours") int to) {
        Schedules schedules = schedules(1_000);
        Map<String, Schedule> all = new HashMap<>();
        steps.forEach(step -> take(schedules, all, step));

        Instant start = at(Math.min(from, to));
        Instant end = at(Math.max(from, to));
        for (ScheduleStatus status : ScheduleStatus.values()) {
            assertThat(schedules.between("a", start, end, status))
                    .isEqualTo(walk(all, start, end).stream()
                            .filter(one -> one.customerUid().equals("a") && one.status() == status)
                            .toList());
        }
        assertThat(schedules.between(null, start, end, null)).isEqualTo(walk(all, start, end));
        assertThat(schedules.waiting("b")).allMatch(one -> one.status() == ScheduleStatus.SCHEDULED);
        assertThat(schedules.size()).isEqualTo(all.size());
    }

    private void take(Schedules schedules, Map<String, Schedule> all, Step step) {
        String merchantUid = "m" + step.order();
        Schedule known = all.get(merchantUid);
        switch (step.what()) {
            case ADD ->
                all.put(merchantUid, schedules.add(key(step.customerUid()), charge(merchantUid), at(step.hour())));
            case MOVE -> {
                if (known != null) {
                    schedules.planFor(known, at(step.hour()));
                }
            }
            case REVOKE -> {
                if (known != null && known.status() == ScheduleStatus.SCHEDULED) {
                    schedules.revoke(known);
                }
            }
            case RUN -> {
                if (known != null && known.status() == ScheduleStatus.SCHEDULED) {
                    schedules.executed(known, payment());
                }
            }
        }
    }

    private static List<Schedule> walk(Map<String, Schedule> all, Instant from, Instant to) {
        List<Schedule> found = new ArrayList<>(all.values());
        found.removeIf(one -> one.at().isBefore(from) || !one.at().isBefore(to));
        found.sort(Comparator.comparing(Schedule::at)
                .thenComparingLong(Schedule::sequence)
                .reversed());
        return found;
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(What.class),
                        Arbitraries.of("a", "b"),
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(0, 20))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<Integer> hours() {
        return Arbitraries.integers().between(0, 21);
    }

    @Test
    void settledOnesLeaveForNewOnes() {
        Schedules schedules = schedules(2);
        schedules.revoke(add(schedules, "m1"));
        add(schedules, "m2");

        add(schedules, "m3");

        assertThat(schedules.find("m1")).isEmpty();
        assertThat(schedules.between(null, at(0), at(2), null))
                .extracting(Schedule::merchantUid)
                .containsExactly("m3", "m2");
    }

    @Test
    void thereIsNoRoomBesideThoseThatWait() {
        Schedules schedules = schedules(2);
        add(schedules, "m1");
        Schedule second = add(schedules, "m2");

        assertThat(schedules.hasRoomFor(1)).isFalse();

        schedules.revoke(second);
        assertThat(schedules.hasRoomFor(1)).isTrue();
    }

    private Schedule add(Schedules schedules, String merchantUid) {
        return schedules.add(key("a"), charge(merchantUid), at(1));
    }

    private static Schedules schedules(int most) {
        return new Schedules(InstantSource.fixed(START), new Bound(most, ROOMY));
    }

    private static Instant at(int hours) {
        return START.plusSeconds(3_600L * hours);
    }

    private BillingKey key(String customerUid) {
        BillingKey.Registration registration =
                new BillingKey.Registration(payment(), null, "product", PaymentMeans.byCard());
        return new BillingKey(customerUid, registration, START);
    }

    private Payment payment() {
        NewPayment opened = new NewPayment(
                "issue", Channel.naverpay(), "card", null, 0, Buyer.unknown(), null, List.of(), null, "pc");
        return new Payment(++keys, "imp_" + keys, opened, START);
    }

    private static Charge charge(String merchantUid) {
        return new Charge(merchantUid, 1_000, null, Buyer.unknown(), null, List.of(), null);
    }
}
