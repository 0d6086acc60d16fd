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

    /** RFC 9457, with Iamport's words untouched; without the request's id, which would differ on a replay. */
    static ObjectNode problem(Operation operation) {
        String code = String.valueOf(operation.errorCode());
        ObjectNode json = StrictJson.mapper()
                .createObjectNode()
                .put("type", "urn:naru:problem:" + code)
                .put("title", code.replace('_', ' '))
                .put("status", 422)
                .put("detail", operation.errorMessage())
                .put("code", code)
                .put("retryable", false)
                .put("operation_id", operation.id().toString());
        if (operation.attempt() > 0) {
            json.putObject("upstream").put("message", operation.errorMessage());
        }
        if (operation.result() != null) {
            json.set("result", operation.result());
        }
        return json;
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
