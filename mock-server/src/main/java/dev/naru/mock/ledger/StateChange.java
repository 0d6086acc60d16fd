package dev.naru.mock.ledger;

import java.time.Instant;
import java.util.List;

/** A step in the life of a payment: the state it went into, what caused it, and which fields were rewritten. */
public record StateChange(Instant at, PaymentStatus status, String cause, List<FieldChange> changes) {}
