package dev.naru.gateway.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.json.Fields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What to send again to one endpoint.
 *
 * @param from the events that happened from then on
 * @param until and before then; null = up to now
 * @param after where the replay before this one stopped
 */
record Replay(Instant from, @Nullable Instant until, Which which, TimeCursor after) {
    private static final int MAX_TIME = 40;
    private static final int MAX_CURSOR = 60;

    /** Which of the events in that time. What is on its way is never meant. */
    enum Which {
        /** Those that were given up. */
        DEAD,
        /** Those, and what was never queued because the endpoint was not there or not enabled. */
        MISSED,
        /** Those, and what has arrived. */
        ALL
    }

    /**
     * Reads the body of a replay.
     *
     * @throws dev.naru.gateway.platform.json.InvalidJson naming every field that is wrong
     */
    static Replay read(JsonNode body) {
        Fields fields = Fields.of(body);
        Instant from = time(fields, "from", fields.text("from", MAX_TIME));
        String untilText = fields.textOrNull("until", MAX_TIME);
        Instant until = untilText == null ? null : time(fields, "until", untilText);
        if (until != null && until.isBefore(from)) {
            fields.error("until", "must not be before from");
        }
        Which which = fields.choice("which", Which.class, Which.DEAD);
        TimeCursor after = after(fields);
        fields.done();
        return new Replay(from, until, which, after);
    }

    private static Instant time(Fields fields, String name, String text) {
        if (text.isEmpty()) {
            return Instant.EPOCH;
        }
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (time.isAfter(Instant.EPOCH)) {
                return time;
            }
        } catch (DateTimeException malformed) {
            // Said below, with what is too long ago.
        }
        fields.error(name, "must be a time after 1970 such as 2026-01-01T00:00:00Z");
        return Instant.EPOCH;
    }

    private static TimeCursor after(Fields fields) {
        String text = fields.textOrNull("after", MAX_CURSOR);
        try {
            return text == null ? TimeCursor.START : TimeCursor.parse(text);
        } catch (IllegalArgumentException notOurs) {
            fields.error("after", "must be the next of an earlier answer");
            return TimeCursor.START;
        }
    }
}
