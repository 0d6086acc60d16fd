package dev.naru.mock.storefront;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads a cart strictly in form and leaves its meaning to the gateway, whose refusals the buyer's page shows as they
 * are.
 */
final class CartReader {
    private static final int MAX_ITEMS = 100;

    private final ObjectMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    /**
     * The order the gateway is asked for, without {@code merchant_uid} and buyer.
     *
     * @throws BadRequest naming the field that is wrong
     */
    JsonObject read(Buffer body) {
        Cart cart = parse(body);
        List<?> items = cart.items();
        if (items == null || items.isEmpty()) {
            throw new BadRequest(422, "cart_empty", "items: at least one product is needed");
        }
        if (items.size() > MAX_ITEMS) {
            throw new BadRequest(422, "cart_too_large", "items: at most " + MAX_ITEMS + " products");
        }
        return toJson(cart);
    }

    private Cart parse(Buffer body) {
        try {
            Cart cart = mapper.readValue(body.getBytes(), Cart.class);
            if (cart == null) {
                throw new BadRequest(400, "malformed_json", "the body must be a JSON object");
            }
            return cart;
        } catch (UnrecognizedPropertyException e) {
            throw new BadRequest(400, "unknown_field", path(e) + ": unknown field");
        } catch (JsonMappingException e) {
            throw new BadRequest(400, "malformed_field", path(e) + ": not of the expected form");
        } catch (IOException e) {
            throw new BadRequest(400, "malformed_json", "the body is not JSON as RFC 8259 defines it");
        }
    }

    private JsonObject toJson(Cart cart) {
        try {
            return new JsonObject(mapper.writeValueAsString(cart));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a cart of records can always be written", e);
        }
    }

    private static String path(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() != null ? "." + step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining());
        return path.isEmpty() ? "body" : path.startsWith(".") ? path.substring(1) : path;
    }
}
