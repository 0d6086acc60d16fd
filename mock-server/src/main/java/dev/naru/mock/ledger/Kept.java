package dev.naru.mock.ledger;

/** A kind of record that a space keeps up to a number and up to a number of bytes; the oldest leave first. */
public enum Kept {
    /** Payments, with the order sheet and the product orders that hang on them. */
    PAYMENTS("payments", "payment_bytes", 100_000, mebibytes(192)),
    /** Notifications with their attempts; they leave with their payment too. */
    WEBHOOKS("webhooks", "webhook_bytes", 200_000, mebibytes(96)),
    /** Amounts registered before a payment. */
    PREPARED("prepared", "prepared_bytes", 100_000, mebibytes(32)),
    /** Billing keys, the deleted ones included. */
    BILLING_KEYS("billing_keys", "billing_key_bytes", 50_000, mebibytes(32)),
    /** Scheduled payments, the executed and revoked ones included. */
    SCHEDULES("schedules", "schedule_bytes", 50_000, mebibytes(32)),
    /** Journal entries. */
    JOURNAL("journal_entries", "journal_bytes", 5_000, mebibytes(16));

    private final String countName;
    private final String bytesName;
    private final int standardCount;
    private final long standardBytes;

    Kept(String countName, String bytesName, int count, long bytes) {
        this.countName = countName;
        this.bytesName = bytesName;
        this.standardCount = count;
        this.standardBytes = bytes;
    }

    /** What the setting for the number is called. */
    public String countName() {
        return countName;
    }

    /** What the setting for the bytes is called. */
    public String bytesName() {
        return bytesName;
    }

    Bound standard() {
        return new Bound(standardCount, standardBytes);
    }

    private static long mebibytes(long count) {
        return count * 1024 * 1024;
    }
}
