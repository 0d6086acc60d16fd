package dev.naru.mock.iamport;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.QueryString;
import dev.naru.mock.ledger.Schedule;
import dev.naru.mock.ledger.ScheduleStatus;
import dev.naru.mock.ledger.Switch;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The three lists of planned charges (Iamport V1): a window of at most three months over the planned time, in pages. */
final class ScheduleLists {
    private static final long MOST_SECONDS = 253_402_300_799L;
    private static final int MOST_MONTHS = 3;
    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

    private ScheduleLists() {}

    private record Window(Instant from, Instant to) {}

    /** GET /subscribe/payments/schedule. */
    static Envelope all(Call call) {
        QueryString query = call.query();
        Window window = window(query, "schedule_from", "schedule_to");
        ScheduleStatus status = status(query, "schedule_status");
        List<Schedule> found =
                new ArrayList<>(call.space().schedules().between(null, window.from(), window.to(), status));
        if (oldestFirst(query.first("sorting"))) {
            Collections.reverse(found);
        }
        return answer(call, found);
    }

    /** GET /subscribe/payments/schedule/customers/{customer_uid} and /subscribe/customers/{customer_uid}/schedules. */
    static Envelope ofCustomer(Call call) {
        QueryString query = call.query();
        // The V1 document writes from, to and schedule-status here; the official Java client writes the other names.
        Window window = window(query, either(query, "from", "schedule_from"), either(query, "to", "schedule_to"));
        ScheduleStatus status = status(query, either(query, "schedule-status", "schedule_status"));
        String customerUid = call.path("customer_uid");
        return answer(call, call.space().schedules().between(customerUid, window.from(), window.to(), status));
    }

    private static Envelope answer(Call call, List<Schedule> found) {
        ObjectNode page = Paging.of(call).json(found, ScheduleJson::of);
        boolean bare =
                call.space().settings().switches().word(Switch.SCHEDULE_LISTS).equals("array");
        return Envelope.success(bare ? page.path("list") : page);
    }

    private static Window window(QueryString query, String fromName, String toName) {
        long from = required(query, fromName);
        long to = required(query, toName);
        Instant start = Instant.ofEpochSecond(from);
        Instant latest = start.atZone(KOREA).plusMonths(MOST_MONTHS).toInstant();
        if (from > to || Instant.ofEpochSecond(to).isAfter(latest)) {
            throw BadInput.of(fromName + " and " + toName + " must span at most " + MOST_MONTHS + " months, " + fromName
                    + " first");
        }
        return new Window(start, Instant.ofEpochSecond(to));
    }

    private static long required(QueryString query, String name) {
        long seconds = query.number(name, -1, 0, MOST_SECONDS);
        if (seconds < 0) {
            throw BadInput.of(name + " is required");
        }
        return seconds;
    }

    private static @Nullable ScheduleStatus status(QueryString query, String name) {
        String wanted = query.first(name);
        if (wanted == null || wanted.isEmpty()) {
            return null;
        }
        return ScheduleStatus.of(wanted)
                .orElseThrow(() -> BadInput.of(name + " must be scheduled, executed or revoked"));
    }

    private static String either(QueryString query, String name, String other) {
        return query.first(name) == null && query.first(other) != null ? other : name;
    }

    private static boolean oldestFirst(@Nullable String sorting) {
        if (sorting == null || sorting.isEmpty() || sorting.equals("-scheduled")) {
            return false;
        }
        if (sorting.equals("scheduled")) {
            return true;
        }
        throw BadInput.of("sorting must be scheduled, or -scheduled for the latest first");
    }
}
