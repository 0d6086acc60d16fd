package dev.naru.mock.naver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.naru.mock.naver.products.NaverProduct;
import dev.naru.mock.naver.products.NaverProducts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Carts and answers to start from. */
public final class Samples {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Samples() {}

    /** A file of src/test/resources/naver. */
    public static String text(String file) {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream("/naver/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The products of a cart that can be bought. */
    public static List<NaverProduct> products(String cart) {
        return NaverProducts.parse(json(cart)).fold(NaverProducts.Parsed::products, refused -> {
            throw new AssertionError(refused.problems().toString());
        });
    }
}
