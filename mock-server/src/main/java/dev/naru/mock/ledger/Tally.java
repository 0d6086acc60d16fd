package dev.naru.mock.ledger;

/**
 * What is kept of one kind now.
 *
 * @param count records
 * @param bytes estimated bytes of all of them
 * @param dropped records that had to leave for newer ones since the space was opened or reset
 */
public record Tally(int count, long bytes, long dropped) {}
