package dev.naru.gateway.orders;

import dev.naru.gateway.platform.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * An order that a billing key pays later.
 *
 * @param at when, by Iamport's clock; whole seconds
 */
public record ScheduledCharge(ChargeOrder charge, Instant at) {
    private static final int MAX_TIME = 40;

    /** The year 9999 ends. */
    private static final long LAST_SECOND = 253_402_300_799L;

    /** Reads one entry of {@code schedules}; faults are recorded. */
    public static ScheduledCharge read(Fields fields, String customerUid) {
        return new ScheduledCharge(ChargeOrder.read(fields, customerUid), time(fields, "schedule_at"));
    }

    /** How long an order lives that is to be paid at this time: as long as any other one, from then on. */
    public static Duration lifetimeUntil(Instant at, Instant now, Duration lifetime) {
        Duration until = Duration.between(now, at);
        return until.isNegative() ? lifetime : lifetime.plus(until);
    }

    /** A required point in time in whole seconds; a fault is recorded. */
    public static Instant time(Fields fields, String name) {
        String text = fields.text(name, MAX_TIME);
        if (text.isEmpty()) {
            return Instant.EPOCH;
        }
        try {
            Instant at = Instant.parse(text);
            if (at.getNano() == 0 && at.getEpochSecond() > 0 && at.getEpochSecond() <= LAST_SECOND) {
                return at;
            }
        } catch (DateTimeParseException noTime) {
            // told below, as for a time out of range
        }
        fields.error(name, "must be a time in UTC in whole seconds, such as 2026-12-24T03:00:00Z");
        return Instant.EPOCH;
    }
}
