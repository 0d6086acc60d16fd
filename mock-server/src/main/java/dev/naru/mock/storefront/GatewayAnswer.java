package dev.naru.mock.storefront;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What the gateway said, kept as bytes so that it can be passed on unchanged. */
record GatewayAnswer(int status, String contentType, Buffer body) {
    boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** The body as an object, or null when it is none: an HTML error page of a proxy, for instance. */
    @Nullable
    JsonObject object() {
        try {
            return body.length() == 0 ? null : body.toJsonObject();
        } catch (DecodeException | ClassCastException e) {
            return null;
        }
    }
}
