package dev.naru.gateway.operations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.json.Fields;

/**
 * What a person found out about an operation that nobody else could tell the outcome of.
 *
 * @param done whether it had its effect
 * @param actor who says so
 * @param note how they know
 */
record Resolution(boolean done, String actor, String note) {
    private static final int MAX_ACTOR = 100;
    private static final int MAX_NOTE = 1_000;

    /**
     * Reads a body.
     *
     * @throws dev.naru.gateway.platform.json.InvalidJson naming every faulty field
     */
    static Resolution read(JsonNode body) {
        Fields fields = Fields.of(body);
        String outcome = fields.text("outcome", 16);
        if (!outcome.isEmpty() && !outcome.equals("done") && !outcome.equals("not_done")) {
            fields.error("outcome", "must be done or not_done");
        }
        Resolution resolution =
                new Resolution(outcome.equals("done"), fields.text("actor", MAX_ACTOR), fields.text("note", MAX_NOTE));
        fields.done();
        return resolution;
    }
}
