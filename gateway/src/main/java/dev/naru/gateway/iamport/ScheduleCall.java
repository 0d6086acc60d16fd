package dev.naru.gateway.iamport;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** What {@code POST /subscribe/payments/schedule} is told (Iamport V1): charges of one billing key, each at its time. */
public record ScheduleCall(String customerUid, List<Entry> entries) {
    /** A charge, and when Iamport is to make it; whole seconds. */
    public record Entry(ChargeCall charge, Instant at) {}

    public ScheduleCall {
        entries = List.copyOf(entries);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("customer_uid", customerUid);
        var schedules = json.putArray("schedules");
        for (Entry entry : entries) {
            ObjectNode charge = entry.charge().json();
            charge.remove("customer_uid");
            schedules.add(charge.put("schedule_at", entry.at().getEpochSecond()));
        }
        return json;
    }
}
