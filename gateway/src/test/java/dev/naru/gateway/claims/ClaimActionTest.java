package dev.naru.gateway.claims;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a look after a lost answer says, by where the product order stood before. */
class ClaimActionTest {
    private enum Says {
        TAKEN,
        AGAIN,
        PERSON
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PLACE             | PAYED                          | PAYED                          | AGAIN",
                "PLACE             | PAYED                          | DELIVERING                     | TAKEN",
                "PLACE             | PAYED                          | PAYED CANCEL/CANCEL_REQUEST    | PERSON",
                "PLACE             | PAYED                          | CANCELED CANCEL/CANCEL_DONE    | PERSON",
                "SHIP              | PAYED                          | PAYED                          | AGAIN",
                "SHIP              | PAYED                          | PAYED CANCEL/CANCEL_REJECT     | AGAIN",
                "SHIP              | PAYED                          | DELIVERED                      | TAKEN",
                "SHIP              | PAYED                          | DELIVERING RETURN/COLLECTING   | TAKEN",
                "SHIP              | PAYED                          | CANCELED CANCEL/CANCEL_DONE    | PERSON",
                "SHIP              | PAYED                          | PAYED NEW/NEW_WORD             | PERSON",
                "SHIP              | DELIVERING                     | DELIVERED                      | PERSON",
                "CANCEL            | PAYED                          | PAYED CANCEL/CANCEL_REQUEST    | AGAIN",
                "CANCEL            | PAYED                          | PAYED CANCEL/CANCELING         | TAKEN",
                "CANCEL            | PAYED                          | CANCELED CANCEL/CANCEL_DONE    | TAKEN",
                "CANCEL            | PAYED                          | CANCELED ADMIN_CANCEL/ADMIN_CANCEL_DONE | PERSON",
                "CANCEL            | CANCELED CANCEL/CANCEL_DONE    | CANCELED CANCEL/CANCEL_DONE    | AGAIN",
                "APPROVE_CANCEL    | PAYED CANCEL/CANCEL_REQUEST    | PAYED CANCEL/CANCEL_REQUEST    | AGAIN",
                "APPROVE_CANCEL    | PAYED CANCEL/CANCEL_REQUEST    | PAYED CANCEL/CANCEL_REJECT     | PERSON",
                "APPROVE_CANCEL    | PAYED CANCEL/CANCEL_REQUEST    | CANCELED CANCEL/CANCEL_DONE    | TAKEN",
                "REQUEST_RETURN    | DELIVERED                      | DELIVERED                      | AGAIN",
                "REQUEST_RETURN    | DELIVERED                      | DELIVERED RETURN/COLLECTING    | TAKEN",
                "REQUEST_RETURN    | DELIVERED                      | DELIVERED RETURN/RETURN_REJECT | PERSON",
                "APPROVE_RETURN    | DELIVERED RETURN/COLLECTING    | DELIVERED RETURN/COLLECT_DONE  | AGAIN",
                "APPROVE_RETURN    | DELIVERED RETURN/COLLECT_DONE  | RETURNED RETURN/RETURN_DONE    | TAKEN",
                "APPROVE_RETURN    | DELIVERED RETURN/COLLECT_DONE  | DELIVERED RETURN/RETURN_REJECT | PERSON",
                "REJECT_RETURN     | DELIVERED RETURN/COLLECT_DONE  | DELIVERED RETURN/RETURN_REJECT | TAKEN",
                "REJECT_RETURN     | DELIVERED                      | DELIVERED RETURN/COLLECTING    | PERSON",
                "WITHHOLD_RETURN   | DELIVERED RETURN/COLLECTING    | DELIVERED RETURN/COLLECTING    | PERSON",
                "RESOLVE_RETURN    | DELIVERED RETURN/COLLECTING    | DELIVERED RETURN/COLLECTING    | PERSON",
                "COLLECT_EXCHANGED | DELIVERED EXCHANGE/COLLECTING  | DELIVERED EXCHANGE/COLLECTING  | AGAIN",
                "COLLECT_EXCHANGED | DELIVERED EXCHANGE/COLLECTING  | DELIVERED EXCHANGE/COLLECT_DONE | TAKEN",
                "SHIP_EXCHANGED    | DELIVERED EXCHANGE/COLLECT_DONE | DELIVERED EXCHANGE/COLLECT_DONE | AGAIN",
                "SHIP_EXCHANGED    | DELIVERED EXCHANGE/COLLECT_DONE | EXCHANGED EXCHANGE/EXCHANGE_DONE | TAKEN",
                "SHIP_EXCHANGED    | DELIVERED EXCHANGE/COLLECT_DONE | DELIVERED EXCHANGE/EXCHANGE_REJECT | PERSON"
            })
    void whereItStandsTellsWhatCameOfIt(ClaimAction action, String before, String now, Says expected) {
        assertThat(says(action, state(before), state(now))).isEqualTo(expected);
    }

    private static Says says(ClaimAction action, ProductOrderState before, ProductOrderState now) {
        if (action.isTaken(before, now)) {
            return Says.TAKEN;
        }
        return action.mayBeAskedAgain(before, now) ? Says.AGAIN : Says.PERSON;
    }

    private static ProductOrderState state(String text) {
        String[] words = text.split("[ /]", -1);
        return words.length == 1
                ? new ProductOrderState(words[0], "", "")
                : new ProductOrderState(words[0], words[1], words[2]);
    }

    @ParameterizedTest
    @EnumSource
    void everyActionIsFoundByItsNameInIamportsPaths(ClaimAction action) {
        assertThat(ClaimAction.of(action.wireName())).contains(action);
    }

    @Test
    void anotherNameIsNone() {
        assertThat(ClaimAction.of("confirm")).isEmpty();
    }
}
