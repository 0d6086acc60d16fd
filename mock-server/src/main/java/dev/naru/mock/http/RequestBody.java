package dev.naru.mock.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The body of a request as an object, whichever of the two encodings carried it. */
public final class RequestBody {
    private RequestBody() {}

    /**
     * Reads JSON or a form. A body without a content type is taken for JSON; no body at all is an empty object.
     *
     * @throws BadInput 415 for another content type, 400 for bytes that are not what the type promises
     */
    public static ObjectNode of(RoutingContext ctx) {
        return switch (mediaType(ctx)) {
            case "application/x-www-form-urlencoded" -> BracketForm.read(QueryString.parse(text(ctx)));
            case "", "application/json" -> json(ctx);
            default ->
                throw new BadInput(
                        415,
                        "unsupported_media_type",
                        "the content type must be application/json or application/x-www-form-urlencoded",
                        "");
        };
    }

    /**
     * Reads a JSON object and nothing else.
     *
     * @throws BadInput 415 for another content type, 400 for bytes that are not a JSON object
     */
    public static ObjectNode jsonOnly(RoutingContext ctx) {
        String type = mediaType(ctx);
        // text/plain is what navigator.sendBeacon and a preflight-free fetch send.
        if (type.isEmpty() || type.equals("application/json") || type.equals("text/plain")) {
            return json(ctx);
        }
        throw new BadInput(415, "unsupported_media_type", "the content type must be application/json", "");
    }

    private static ObjectNode json(RoutingContext ctx) {
        byte[] bytes = bytes(ctx);
        if (bytes.length == 0) {
            return StrictJson.object();
        }
        JsonNode node = StrictJson.parse(bytes);
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw BadInput.of("the body must be a JSON object");
    }

    private static String mediaType(RoutingContext ctx) {
        String type = ctx.request().getHeader("Content-Type");
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static String text(RoutingContext ctx) {
        return new String(bytes(ctx), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(RoutingContext ctx) {
        Buffer buffer = ctx.body().buffer();
        return buffer == null ? new byte[0] : buffer.getBytes();
    }
}
