package dev.naru.gateway.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** The JSON body of a request whose route has a body handler. */
public final class JsonBody {
    private JsonBody() {}

    /**
     * Parses the body strictly.
     *
     * @throws Problem 415 for another content type, a charset other than UTF-8 or any Content-Encoding
     * @throws dev.naru.gateway.platform.json.InvalidJson for bytes that are not strict JSON
     */
    public static JsonNode of(RoutingContext ctx) {
        requireType(ctx, "application/json");
        Buffer body = ctx.body().buffer();
        return StrictJson.parse(body == null ? new byte[0] : body.getBytes());
    }

    /**
     * Checks the headers that say what the body is.
     *
     * @throws Problem 415 when the request's media type is not {@code mediaType}, its charset not UTF-8, or its body encoded
     */
    public static void requireType(RoutingContext ctx, String mediaType) {
        if (!MediaType.of(ctx.request().getHeader("Content-Type")).equals(mediaType)) {
            throw Problem.of(415, "unsupported_media_type", "This route takes " + mediaType + ".");
        }
        String encoding = ctx.request().getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Problem.of(415, "unsupported_media_type", "Encoded bodies are not taken.");
        }
    }
}
