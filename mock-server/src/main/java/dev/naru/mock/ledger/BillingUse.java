package dev.naru.mock.ledger;

/**
 * What a payment has to do with a billing key.
 *
 * @param customerUid the merchant's name for the key, 1 to 80 characters
 */
public record BillingUse(String customerUid, Usage usage) {
    /** {@code customer_uid_usage} on the wire. */
    public enum Usage {
        ISSUE("issue"),
        PAYMENT("payment"),
        SCHEDULED("payment.scheduled");

        private final String wireName;

        Usage(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /** The window that registers the key. */
    public static BillingUse issue(String customerUid) {
        return new BillingUse(customerUid, Usage.ISSUE);
    }
}
