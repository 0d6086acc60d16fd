package dev.naru.mock.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What a payment-type payment was paid with, as the record shows it. Every value is invented: no recording of a direct
 * Naver Pay payment's card fields was found.
 *
 * @param payMethod {@code card}, {@code point} or {@code trans}
 * @param card the card behind it, or null when none was used
 * @param bank the account behind it, or null when none was used
 * @param applyNum the approval number of a card, or null
 * @param receiptUrl where the sales slip can be read, or null
 */
public record PaymentMeans(
        String payMethod,
        @Nullable Card card,
        @Nullable Bank bank,
        @Nullable String applyNum,
        @Nullable String receiptUrl) {
    /**
     * A card.
     *
     * @param code the issuer's code, three digits
     * @param number masked
     * @param type 0 for a credit card, 1 for a check card
     * @param quota instalments in months, 0 for none
     */
    public record Card(String code, String name, String number, int type, int quota) {}

    /** A bank account, by its bank's code. */
    public record Bank(String code, String name) {}

    /** The simulated credit card, not yet used: an approval gives it a number. */
    public static PaymentMeans byCard() {
        Card card = new Card("361", "BC카드", "910000*********1", 0, 0);
        return new PaymentMeans("card", card, null, null, null);
    }

    /** Naver Pay points alone. */
    public static PaymentMeans byPoint() {
        return new PaymentMeans("point", null, null, null, null);
    }

    /** The simulated bank account. */
    public static PaymentMeans byTransfer() {
        return new PaymentMeans("trans", null, new Bank("088", "신한은행"), null, null);
    }

    /** The same means under another {@code pay_method}. */
    public PaymentMeans called(String otherPayMethod) {
        return new PaymentMeans(otherPayMethod, card, bank, applyNum, receiptUrl);
    }

    /** The same means after an approval: a card carries its number, the others have none. */
    public PaymentMeans approved(String number) {
        return card == null ? this : new PaymentMeans(payMethod, card, bank, number, receiptUrl);
    }
}
