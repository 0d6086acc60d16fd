package dev.naru.mock.ledger;

import java.util.Locale;
import java.util.Optional;

/** {@code schedule_status}: waiting for its time, run, or taken back. */
public enum ScheduleStatus {
    SCHEDULED,
    EXECUTED,
    REVOKED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of that wire name; empty for any other text. */
    public static Optional<ScheduleStatus> of(String wireName) {
        for (ScheduleStatus status : values()) {
            if (status.wireName().equals(wireName)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
