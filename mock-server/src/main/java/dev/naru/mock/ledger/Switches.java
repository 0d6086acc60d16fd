package dev.naru.mock.ledger;

/**
 * Answers to the questions the documents leave open, each with the default that {@code docs/protocol/iamport-v1.md}
 * gives a reason for.
 *
 * @param hideSandbox whether {@code GET /payments/{imp_uid}} hides test-channel payments without {@code include_sandbox}
 * @param cancelNaverco whether {@code POST /payments/cancel} cancels an order-type payment instead of refusing it
 * @param phpJson whether Iamport's answers are escaped as PHP writes JSON: {@code \}{@code uXXXX} and {@code \/}
 */
public record Switches(boolean hideSandbox, boolean cancelNaverco, boolean phpJson) {
    public static Switches defaults() {
        return new Switches(true, false, false);
    }
}
