package dev.naru.gateway.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.orders.Buyer;
import dev.naru.gateway.orders.OrderState;
import dev.naru.gateway.platform.value.ImpUid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The law under every sequence: shuffled, repeated, with gaps. Whether an amount fits depends on the amount alone. */
class MergeLawProperties {
    private static final ImpUid A = new ImpUid("imp_a");
    private static final long FITS = 21_000;
    private static final long BROKEN = 100;

    @Property
    void looksAtOneAttemptGiveTheSameOutcomeInAnySequence(
            @ForAll("looksAtOneAttempt") List<Snapshot> looks, @ForAll Random random) {
        LawWorld inOrder = new LawWorld().see(looks);
        LawWorld shuffled = new LawWorld().see(shuffledAndRepeated(looks, random));

        assertThat(withoutAcceptance(shuffled)).isEqualTo(withoutAcceptance(inOrder));
    }

    @Property
    void atMostOnePaidAttemptGivesTheSameOutcomeAndStoryInAnySequence(
            @ForAll("onePaidAmongOthers") List<Snapshot> looks, @ForAll Random random) {
        LawWorld inOrder = new LawWorld().see(looks);
        LawWorld shuffled = new LawWorld().see(shuffledAndRepeated(looks, random));

        assertThat(shuffled.outcome()).isEqualTo(inOrder.outcome());
        assertThat(shuffled.told("paid:")).isEqualTo(inOrder.told("paid:"));
        assertThat(shuffled.told("mismatch:")).isEqualTo(inOrder.told("mismatch:"));
    }

    @Property
    void whateverHappensOnePaymentAtMostIsAcceptedAndTold(
            @ForAll("anyLooks") List<Snapshot> looks, @ForAll Random random) {
        LawWorld world = new LawWorld();
        ImpUid accepted = null;
        for (Snapshot look : shuffledAndRepeated(looks, random)) {
            world.see(look);
            if (accepted != null) {
                assertThat(world.order().acceptedImpUid()).isEqualTo(accepted);
            }
            accepted = world.order().acceptedImpUid();
        }
        assertThat(world.told("paid:")).hasSize(accepted == null ? 0 : 1);
        assertThat(world.order().payments().stream().filter(payment -> payment.standing() == Standing.ACCEPTED))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Property
    void aPaidOrderShowsAnAmountThatFits(@ForAll("anyLooks") List<Snapshot> looks, @ForAll Random random) {
        LawWorld world = new LawWorld();
        for (Snapshot look : shuffledAndRepeated(looks, random)) {
            world.see(look);
            if (world.state() == OrderState.PAID || world.state() == OrderState.PARTIAL_CANCELLED) {
                assertThat(world.outcome().paidAmount()).isEqualTo(FITS);
            }
        }
    }

    @Property
    void whatIsStoredNeverGoesBack(@ForAll("anyLooks") List<Snapshot> looks, @ForAll Random random) {
        LawWorld world = new LawWorld();
        for (Snapshot look : shuffledAndRepeated(looks, random)) {
            StoredPayment before = world.order().payment(look.impUid()).orElse(null);
            world.see(look);
            StoredPayment after = world.order().payment(look.impUid()).orElseThrow();
            if (before != null) {
                assertThat(after.rank()).isGreaterThanOrEqualTo(before.rank());
                assertThat(after.rank() == before.rank() && after.cancelAmount() < before.cancelAmount())
                        .isFalse();
            }
        }
    }

    @Property
    void aLookSeenTwiceInARowChangesNothingTheSecondTime(
            @ForAll("anyLooks") List<Snapshot> looks, @ForAll Random random) {
        LawWorld world = new LawWorld();
        for (Snapshot look : shuffledAndRepeated(looks, random)) {
            world.see(look);
            LawWorld.Outcome outcome = world.outcome();
            assertThat(world.see(look)).isNotInstanceOf(Decision.Kept.class);
            assertThat(world.outcome()).isEqualTo(outcome);
        }
    }

    @Property
    void anOrderHoldingMoneyNeverLooksUnpaid(@ForAll("anyLooks") List<Snapshot> looks, @ForAll Random random) {
        LawWorld world = new LawWorld().see(shuffledAndRepeated(looks, random));

        if (world.order().payments().stream().anyMatch(StoredPayment::holdsMoney)) {
            assertThat(world.state().awaitsPayment()).isFalse();
        }
    }

    @Provide
    Arbitrary<List<Snapshot>> looksAtOneAttempt() {
        return numbered(look(Arbitraries.just(A), Arbitraries.of(FITS, BROKEN), Arbitraries.of(Rank.class)));
    }

    @Provide
    Arbitrary<List<Snapshot>> onePaidAmongOthers() {
        return Arbitraries.of(FITS, BROKEN).flatMap(amount -> {
            Arbitrary<Snapshot> payable =
                    look(Arbitraries.just(A), Arbitraries.just(amount), Arbitraries.of(Rank.class));
            Arbitrary<Snapshot> neverPaid = look(
                    Arbitraries.of(new ImpUid("imp_b"), new ImpUid("imp_c")),
                    Arbitraries.just(FITS),
                    Arbitraries.of(Rank.READY, Rank.FAILED));
            return numbered(Arbitraries.oneOf(payable, neverPaid));
        });
    }

    @Provide
    Arbitrary<List<Snapshot>> anyLooks() {
        return numbered(look(
                Arbitraries.of(A, new ImpUid("imp_b"), new ImpUid("imp_c")),
                Arbitraries.of(FITS, BROKEN),
                Arbitraries.of(Rank.class)));
    }

    /** Tickets are unique, as the database draws them; so a ticket names its look. */
    private static Arbitrary<List<Snapshot>> numbered(Arbitrary<Snapshot> looks) {
        return looks.list().ofMinSize(1).ofMaxSize(10).map(list -> {
            List<Snapshot> numbered = new ArrayList<>();
            for (Snapshot look : list) {
                long ticket = numbered.size() + 1L;
                numbered.add(new Snapshot(
                        look.impUid(),
                        look.rank(),
                        look.amount(),
                        look.cancelAmount(),
                        ticket,
                        look.wasPaid(),
                        look.fits(),
                        new Buyer("buyer " + ticket % 3, null, null, null, null)));
            }
            return numbered;
        });
    }

    private static Arbitrary<Snapshot> look(Arbitrary<ImpUid> impUids, Arbitrary<Long> amounts, Arbitrary<Rank> ranks) {
        return Combinators.combine(impUids, amounts, ranks, Arbitraries.longs().between(1, 3))
                .as((impUid, amount, rank, part) -> {
                    long cancelled = switch (rank) {
                        case READY, FAILED, PAID -> 0;
                        case PART_CANCELLED -> part;
                        case CANCELLED -> amount;
                    };
                    boolean paid = rank.compareTo(Rank.PAID) >= 0;
                    return new Snapshot(
                            impUid, rank, amount, cancelled, 0, paid, paid && amount == FITS, Buyer.UNKNOWN);
                });
    }

    private static List<Snapshot> shuffledAndRepeated(List<Snapshot> looks, Random random) {
        List<Snapshot> all = new ArrayList<>(looks);
        Stream.generate(() -> looks.get(random.nextInt(looks.size())))
                .limit(random.nextInt(6))
                .forEach(all::add);
        Collections.shuffle(all, random);
        return all;
    }

    /** Which looks came early decides whether an amount that broke later had been accepted; nothing else. */
    private static LawWorld.Outcome withoutAcceptance(LawWorld world) {
        LawWorld.Outcome outcome = world.outcome();
        return new LawWorld.Outcome(
                outcome.state(), null, outcome.paidAmount(), outcome.cancelledAmount(), outcome.payments());
    }
}
