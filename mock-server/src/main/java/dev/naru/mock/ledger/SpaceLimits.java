package dev.naru.mock.ledger;

/**
 * How much a space remembers.
 *
 * @param payments payments kept, with everything that hangs on them
 * @param journalEntries journal entries kept
 * @param journalBytes estimated bytes of journal kept
 */
public record SpaceLimits(int payments, int journalEntries, long journalBytes) {
    public static SpaceLimits defaults() {
        return new SpaceLimits(50_000, 5_000, 16L * 1024 * 1024);
    }
}
