package dev.naru.mock.naver.claims;

import static dev.naru.mock.naver.claims.Circumstance.AUTO_PLACE;
import static dev.naru.mock.naver.claims.Circumstance.HELD;
import static dev.naru.mock.naver.claims.Circumstance.PLACED;
import static dev.naru.mock.naver.claims.Circumstance.REVIEWED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.mock.ledger.Claim;
import dev.naru.mock.ledger.ProductOrderState;
import dev.naru.mock.ledger.ProductOrderStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which step is allowed where: the whole table from the side of the states, and single rows with where they lead. */
class ClaimRulesTest {
    private final ClaimRules rules = ClaimRules.table();

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            PAYMENT_WAITING       | NONE                  | -        | deposit expire-deposit
            PAYED                 | NONE                  | -        | place ship cancel delay-shipping request-cancel admin-cancel
            PAYED                 | NONE                  | placed   | ship cancel delay-shipping request-cancel admin-cancel
            PAYED                 | CANCEL_REJECT         | placed   | ship cancel delay-shipping request-cancel admin-cancel
            PAYED                 | CANCEL_REQUEST        | placed   | cancel approve-cancel withdraw-cancel admin-cancel
            PAYED                 | CANCELING             | placed   | finish-cancel
            PAYED                 | ADMIN_CANCELING       | placed   | finish-cancel
            DELIVERING            | NONE                  | placed   | request-return request-exchange decide hold-decision deliver admin-cancel
            DELIVERING            | ADMIN_CANCELING       | placed   | finish-cancel
            DELIVERED             | NONE                  | placed   | request-return request-exchange decide hold-decision admin-cancel
            DELIVERED             | RETURN_REJECT         | placed   | request-return request-exchange decide hold-decision admin-cancel
            DELIVERED             | HOLDBACK_RELEASE      | placed   | request-return request-exchange decide hold-decision admin-cancel
            DELIVERING            | RETURN_REQUEST        | placed   | approve-return reject-return withhold-return withdraw-return start-collect deliver
            DELIVERED             | RETURN_REQUEST        | placed   | approve-return reject-return withhold-return withdraw-return start-collect
            DELIVERED             | RETURN_REQUEST        | held     | reject-return resolve-return withdraw-return start-collect
            DELIVERED             | RETURN_COLLECTING     | placed   | approve-return reject-return withhold-return withdraw-return collect
            DELIVERED             | RETURN_COLLECT_DONE   | placed   | approve-return reject-return withhold-return
            DELIVERED             | RETURN_COLLECT_DONE   | held     | reject-return resolve-return
            DELIVERED             | EXCHANGE_REQUEST      | placed   | collect-exchanged reject-exchange withhold-exchange withdraw-exchange start-collect
            DELIVERED             | EXCHANGE_COLLECTING   | placed   | collect-exchanged reject-exchange withhold-exchange withdraw-exchange collect
            DELIVERED             | EXCHANGE_COLLECT_DONE | placed   | ship-exchanged reject-exchange withhold-exchange
            DELIVERED             | EXCHANGE_COLLECT_DONE | held     | reject-exchange resolve-exchange
            DELIVERED             | EXCHANGE_REDELIVERING | placed   | redeliver
            DELIVERED             | HOLDBACK              | placed   | release-decision start-redelivery request-decision
            DELIVERED             | HOLDBACK_REDELIVERING | placed   | release-decision redeliver
            DELIVERED             | DECISION_REQUEST      | placed   | release-decision decide
            PURCHASE_DECIDED      | NONE                  | placed   | review
            PURCHASE_DECIDED      | NONE                  | reviewed |
            CANCELED              | CANCEL_DONE           | -        |
            CANCELED              | ADMIN_CANCEL_DONE     | -        |
            RETURNED              | RETURN_DONE           | placed   |
            EXCHANGED             | EXCHANGE_DONE         | placed   |
            CANCELED_BY_NOPAYMENT | NONE                  | -        |""")
    void inThisStateExactlyTheseStepsAreAllowed(ProductOrderStatus status, Claim claim, String flag, String expected) {
        ProductOrderState state =
                new ProductOrderState(status, claim, !flag.equals("-"), flag.equals("held"), flag.equals("reviewed"));

        Set<String> allowed = Arrays.stream(Step.values())
                .filter(step -> rules.find(step, state, given(state)).isPresent())
                .map(Step::wireName)
                .collect(Collectors.toSet());

        assertThat(allowed).containsExactlyInAnyOrderElementsOf(words(expected));
    }

    @ParameterizedTest(name = "{0} in {1} {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            place             | PAYED           | NONE                  | -      | PAYED                 | NONE                  | placed | no
            ship              | PAYED           | NONE                  | placed | DELIVERING            | NONE                  | placed | no
            ship              | PAYED           | NONE                  | -      | DELIVERING            | NONE                  | placed | no
            cancel            | PAYED           | NONE                  | -      | CANCELED              | CANCEL_DONE           | -      | yes
            cancel            | PAYED           | CANCEL_REQUEST        | placed | CANCELED              | CANCEL_DONE           | placed | yes
            request-cancel    | PAYED           | NONE                  | -      | CANCELED              | CANCEL_DONE           | -      | yes
            request-cancel    | PAYED           | NONE                  | placed | PAYED                 | CANCEL_REQUEST        | placed | no
            approve-cancel    | PAYED           | CANCEL_REQUEST        | placed | CANCELED              | CANCEL_DONE           | placed | yes
            request-return    | DELIVERED       | NONE                  | placed | DELIVERED             | RETURN_REQUEST        | placed | no
            approve-return    | DELIVERING      | RETURN_REQUEST        | placed | RETURNED              | RETURN_DONE           | placed | yes
            reject-return     | DELIVERED       | RETURN_COLLECT_DONE   | held   | DELIVERED             | RETURN_REJECT         | placed | no
            withhold-return   | DELIVERED       | RETURN_COLLECTING     | placed | DELIVERED             | RETURN_COLLECTING     | held   | no
            resolve-return    | DELIVERED       | RETURN_COLLECTING     | held   | DELIVERED             | RETURN_COLLECTING     | placed | no
            collect-exchanged | DELIVERED       | EXCHANGE_REQUEST      | placed | DELIVERED             | EXCHANGE_COLLECT_DONE | placed | no
            ship-exchanged    | DELIVERED       | EXCHANGE_COLLECT_DONE | placed | DELIVERED             | EXCHANGE_REDELIVERING | placed | no
            redeliver         | DELIVERED       | EXCHANGE_REDELIVERING | placed | EXCHANGED             | EXCHANGE_DONE         | placed | no
            admin-cancel      | DELIVERED       | NONE                  | placed | CANCELED              | ADMIN_CANCEL_DONE     | placed | yes
            deposit           | PAYMENT_WAITING | NONE                  | -      | PAYED                 | NONE                  | -      | no
            expire-deposit    | PAYMENT_WAITING | NONE                  | -      | CANCELED_BY_NOPAYMENT | NONE                  | -      | no""")
    void theStepLeadsThere(
            String name,
            ProductOrderStatus status,
            Claim claim,
            String flag,
            ProductOrderStatus toStatus,
            Claim toClaim,
            String toFlag,
            String refunds) {
        ProductOrderState state = new ProductOrderState(status, claim, !flag.equals("-"), flag.equals("held"), false);

        Rule rule =
                rules.find(Step.named(name).orElseThrow(), state, given(state)).orElseThrow();

        assertThat(rule.applyTo(state))
                .isEqualTo(new ProductOrderState(toStatus, toClaim, !toFlag.equals("-"), toFlag.equals("held"), false));
        assertThat(rule.refunds()).isEqualTo(refunds.equals("yes"));
    }

    @Test
    void withoutAutoPlaceOnlyAPlacedOrderShips() {
        ProductOrderState state = ProductOrderState.beginning(true);

        assertThat(rules.find(Step.SHIP, state, Set.of())).isEmpty();
        assertThat(rules.find(Step.SHIP, state, Set.of(PLACED))).isPresent();
    }

    @Test
    void courierOnTheWayMakesARequestedReturnACollectingOne() {
        ProductOrderState state = shipped();

        assertThat(rules.find(Step.REQUEST_RETURN, state, Set.of(PLACED, Circumstance.PICKUP)))
                .map(rule -> rule.applyTo(state).claim())
                .contains(Claim.RETURN_COLLECTING);
    }

    @Test
    void slowRefundReadsCancelingFirst() {
        ProductOrderState state = ProductOrderState.beginning(true);

        Rule rule =
                rules.find(Step.CANCEL, state, Set.of(Circumstance.SLOW_REFUND)).orElseThrow();

        assertThat(rule.applyTo(state).claim()).isEqualTo(Claim.CANCELING);
        assertThat(rule.refunds()).isFalse();
    }

    @Test
    void everyStatusAndEveryClaimIsReached() {
        Set<ProductOrderState> reached = new LinkedHashSet<>();
        Deque<ProductOrderState> toVisit = new ArrayDeque<>(List.of(ProductOrderState.beginning(false)));
        while (!toVisit.isEmpty()) {
            ProductOrderState state = toVisit.remove();
            if (reached.add(state)) {
                toVisit.addAll(next(state));
            }
        }

        assertThat(reached.stream().map(ProductOrderState::status).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(ProductOrderStatus.values());
        assertThat(reached.stream().map(ProductOrderState::claim).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Claim.values());
    }

    @Test
    void everyRowIsTheFirstOneThatFitsSomewhere() {
        Set<Rule> used = new LinkedHashSet<>();
        for (ProductOrderStatus status : ProductOrderStatus.values()) {
            for (Claim claim : Claim.values()) {
                for (Set<Circumstance> given : subsets()) {
                    ProductOrderState state = new ProductOrderState(status, claim, false, false, false);
                    for (Step step : Step.values()) {
                        rules.find(step, state, given).ifPresent(used::add);
                    }
                }
            }
        }

        assertThat(rules.rows()).allSatisfy(row -> assertThat(used).contains(row));
    }

    private List<ProductOrderState> next(ProductOrderState state) {
        return Arrays.stream(Step.values())
                .flatMap(step -> subsets().stream().map(extra -> {
                    Set<Circumstance> given = given(state);
                    given.addAll(extra.stream()
                            .filter(one -> one == Circumstance.PICKUP || one == Circumstance.SLOW_REFUND)
                            .toList());
                    return rules.find(step, state, given);
                }))
                .flatMap(Optional::stream)
                .map(rule -> rule.applyTo(state))
                .toList();
    }

    private static List<Set<Circumstance>> subsets() {
        List<Set<Circumstance>> subsets = new ArrayList<>();
        Circumstance[] all = Circumstance.values();
        for (int bits = 0; bits < 1 << all.length; bits++) {
            Set<Circumstance> subset = EnumSet.noneOf(Circumstance.class);
            for (int i = 0; i < all.length; i++) {
                if ((bits & 1 << i) != 0) {
                    subset.add(all[i]);
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }

    private static ProductOrderState shipped() {
        return new ProductOrderState(ProductOrderStatus.DELIVERED, Claim.NONE, true, false, false);
    }

    private static Set<Circumstance> given(ProductOrderState state) {
        Set<Circumstance> given = EnumSet.of(AUTO_PLACE);
        if (state.placed()) {
            given.add(PLACED);
        }
        if (state.held()) {
            given.add(HELD);
        }
        if (state.reviewed()) {
            given.add(REVIEWED);
        }
        return given;
    }

    private static List<String> words(String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }
}
