package dev.naru.gateway.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.audit.AuditEntry;
import dev.naru.gateway.platform.json.Fields;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who wants an event sent again, where, and why.
 *
 * @param endpointId the only endpoint; null = all that want the event
 */
record ReplayRequest(@Nullable UUID endpointId, String actor, String note) {
    private static final int MAX_ACTOR = 100;
    private static final int MAX_NOTE = 1_000;
    private static final Pattern ENDPOINT = Pattern.compile("ep_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /**
     * Reads a body.
     *
     * @throws dev.naru.gateway.platform.json.InvalidJson naming every faulty field
     */
    static ReplayRequest read(JsonNode body) {
        Fields fields = Fields.of(body);
        String endpoint = fields.textOrNull("endpoint_id", 64);
        boolean isId = endpoint != null && ENDPOINT.matcher(endpoint).matches();
        if (endpoint != null && !isId) {
            fields.error("endpoint_id", "must be the id of an endpoint");
        }
        ReplayRequest request = new ReplayRequest(
                endpoint == null || !isId ? null : UUID.fromString(endpoint.substring(3)),
                fields.text("actor", MAX_ACTOR),
                fields.text("note", MAX_NOTE));
        fields.done();
        return request;
    }

    AuditEntry audit(UUID merchantId, UUID eventId) {
        String to = endpointId == null ? "" : " endpoint:ep_" + endpointId;
        return new AuditEntry(merchantId, actor, "event.replayed", "event:evt_" + eventId + to, note);
    }
}
