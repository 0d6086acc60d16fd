package dev.naru.mock.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** The body of a request as an object, whichever of the two encodings carried it. No body at all is an empty object. */
public final class RequestBody {
    private static final String READ = "naru.body";

    private RequestBody() {}

    /**
     * Reads JSON or a form.
     *
     * @throws BadInput 415 for a body without or with another content type, 400 for bytes that are not what it promises
     */
    public static ObjectNode of(RoutingContext ctx) {
        return once(ctx, (type, bytes) -> switch (type) {
            case "application/x-www-form-urlencoded" -> BracketForm.read(QueryString.parse(StrictJson.utf8(bytes)));
            case "application/json" -> json(bytes);
            default ->
                throw ContentType.unsupported(
                        "the content type must be application/json or application/x-www-form-urlencoded");
        });
    }

    /**
     * Reads a JSON object and nothing else. Text that a page may send to any origin unasked, as a beacon or a form does,
     * is no JSON.
     *
     * @throws BadInput 415 for a body without or with another content type, 400 for bytes that are not a JSON object
     */
    public static ObjectNode jsonOnly(RoutingContext ctx) {
        return once(ctx, (type, bytes) -> {
            if (!type.equals("application/json")) {
                throw ContentType.unsupported("the content type must be application/json");
            }
            return json(bytes);
        });
    }

    @FunctionalInterface
    private interface Reader {
        ObjectNode read(String mediaType, byte[] bytes);
    }

    /** A route's body is checked before its handler runs, and then read again by the handler. */
    private static ObjectNode once(RoutingContext ctx, Reader reader) {
        ObjectNode before = ctx.get(READ);
        if (before != null) {
            return before;
        }
        Buffer buffer = ctx.body() == null ? null : ctx.body().buffer();
        ObjectNode body = buffer == null || buffer.length() == 0
                ? StrictJson.object()
                : reader.read(ContentType.of(ctx.request()), buffer.getBytes());
        ctx.put(READ, body);
        return body;
    }

    private static ObjectNode json(byte[] bytes) {
        JsonNode node = StrictJson.parse(bytes);
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw BadInput.of("the body must be a JSON object");
    }
}
