package dev.naru.mock.ledger;

/**
 * How much of one kind is kept.
 *
 * @param count records, 1 or more
 * @param bytes estimated bytes of all of them; one record stays even when it alone is more
 */
public record Bound(int count, long bytes) {}
