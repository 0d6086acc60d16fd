package dev.naru.gateway.events;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a reader is in a list that is sorted by time and, within a microsecond, by event. */
record TimeCursor(Instant at, UUID eventId) {
    static final TimeCursor START = new TimeCursor(Instant.EPOCH, new UUID(0, 0));

    private static final Pattern FORM = Pattern.compile("([0-9]{1,17})-(.{36})");

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException for anything else
     */
    static TimeCursor parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("no cursor");
        }
        UUID eventId = PrefixedId.parse("", form.group(2)).orElseThrow(() -> new IllegalArgumentException("no cursor"));
        return new TimeCursor(Instant.EPOCH.plus(Long.parseLong(form.group(1)), ChronoUnit.MICROS), eventId);
    }

    /** For PostgreSQL, which counts microseconds too. */
    OffsetDateTime time() {
        return at.atOffset(ZoneOffset.UTC);
    }

    @Override
    public String toString() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + eventId;
    }
}
