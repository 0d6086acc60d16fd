package dev.naru.gateway.apidocs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The document and its pages as bytes, made when somebody first asks; shared by all event loops. */
public final class ApiDocs {
    private static final String STYLE = "/apidocs/style.css";

    private volatile @Nullable Rendered rendered;

    /** As they are sent. */
    record Rendered(Buffer json, Map<Language, Buffer> pages, Buffer style) {
        Buffer page(Language language) {
            return Objects.requireNonNull(pages.get(language));
        }
    }

    /** Completes on the caller's context. */
    Future<Rendered> rendered(Vertx vertx) {
        Rendered known = rendered;
        return known == null ? vertx.executeBlocking(this::render) : Future.succeededFuture(known);
    }

    private synchronized Rendered render() {
        Rendered known = rendered;
        if (known == null) {
            ObjectNode document = ApiDocument.read();
            Map<Language, Buffer> pages = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                pages.put(language, Buffer.buffer(new DocsPage(document, language).html()));
            }
            known = new Rendered(Buffer.buffer(document.toString()), pages, style());
            rendered = known;
        }
        return known;
    }

    private static Buffer style() {
        try (InputStream resource = Objects.requireNonNull(ApiDocs.class.getResourceAsStream(STYLE), STYLE)) {
            return Buffer.buffer(resource.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(STYLE + " cannot be read", failure);
        }
    }
}
