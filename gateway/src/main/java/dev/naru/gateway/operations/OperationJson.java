package dev.naru.gateway.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.json.StrictJson;
import java.util.Locale;

/** Operations as {@code /v1} and the order's story show them. */
public final class OperationJson {
    private OperationJson() {}

    /** The whole operation. */
    public static ObjectNode of(Operation operation) {
        ObjectNode json = StrictJson.mapper()
                .createObjectNode()
                .put("operation_id", operation.id().toString())
                .put("kind", operation.kind().name().toLowerCase(Locale.ROOT))
                .put("state", operation.state().name())
                .put(
                        "merchant_uid",
                        operation.merchantUid() == null
                                ? null
                                : operation.merchantUid().value());
        json.set("request", operation.request());
        json.set("result", operation.result());
        if (operation.errorCode() == null) {
            json.putNull("error");
        } else {
            json.putObject("error").put("code", operation.errorCode()).put("message", operation.errorMessage());
        }
        return json.put("attempts", operation.attempt())
                .put("created_at", operation.createdAt().toString())
                .put("updated_at", operation.updatedAt().toString());
    }

    static ObjectNode remark(Operation operation) {
        ObjectNode json = StrictJson.mapper()
                .createObjectNode()
                .put("operation_id", operation.id().toString())
                .put("kind", operation.kind().name().toLowerCase(Locale.ROOT))
                .put("attempt", operation.attempt());
        return operation.errorCode() == null ? json : json.put("error", operation.errorCode());
    }
}
