package dev.naru.mock.ledger;

import java.time.Instant;

/** One entry of a payment's {@code cancel_history}. */
public record Cancellation(String id, String pgTid, long amount, Instant at, String reason) {}
