package dev.naru.gateway.apidocs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The whole document on one page, to be read with or without a mouse, eyes or scripts. */
final class DocsPage {
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final JsonNode document;
    private final Language language;
    private final Html html = new Html();
    private final OperationHtml operations;
    private final SchemaHtml schemas;

    DocsPage(JsonNode document, Language language) {
        this.document = document;
        this.language = language;
        this.operations = new OperationHtml(html, language, new Refs(document));
        this.schemas = new SchemaHtml(html, language);
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(String path, JsonNode pathItem, String method, JsonNode operation);
    }

    String html() {
        String title = document.at("/info/title").asText();
        html.open("!doctype html").open("html", "lang", language.tag()).open("head");
        html.open("meta", "charset", "utf-8");
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.element("title", title).open("link", "rel", "stylesheet", "href", "/docs/style.css");
        html.close("head").open("body");
        html.element("a", Word.SKIP.in(language), "class", "skip", "href", "#content");
        head(title);
        contents();
        html.open("main", "id", "content", "lang", Language.EN.tag());
        html.open("section").prose(document.at("/info/description").asText());
        html.close("section");
        for (JsonNode tag : document.path("tags")) {
            section(tag);
        }
        named();
        html.close("main", "body", "html");
        return html.toString();
    }

    private void head(String title) {
        html.open("header").element("h1", title);
        html.element("p", document.at("/info/summary").asText(), "lang", Language.EN.tag());
        html.open("p").element("a", Word.DOCUMENT.in(language) + ": OpenAPI 3.1", "href", "/openapi.json");
        for (Language other : Language.values()) {
            String current = other == language ? "true" : "false";
            html.text(" ")
                    .element(
                            "a",
                            other.ownName(),
                            "href",
                            "/docs?lang=" + other.tag(),
                            "lang",
                            other.tag(),
                            "aria-current",
                            current);
        }
        html.close("p", "header");
    }

    private void contents() {
        html.open("nav", "aria-label", Word.CONTENTS.in(language));
        for (JsonNode tag : document.path("tags")) {
            html.element("h2", tag.path("name").asText()).open("ul");
            each(tag, (path, pathItem, method, operation) -> {
                html.open("li").open("a", "href", "#" + OperationHtml.anchor(operation));
                html.element("span", method.toUpperCase(Locale.ROOT), "class", "method " + method);
                html.text(path).close("a", "li");
            });
            html.close("ul");
        }
        html.open("p")
                .element("a", Word.SCHEMAS.in(language), "href", "#schemas")
                .close("p", "nav");
    }

    private void section(JsonNode tag) {
        html.open("section").element("h2", tag.path("name").asText());
        html.prose(tag.path("description").asText(""));
        each(tag, operations::write);
        html.close("section");
    }

    private void each(JsonNode tag, Visitor visitor) {
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (String method : METHODS) {
                JsonNode operation = path.getValue().path(method);
                if (operation.at("/tags/0").asText().equals(tag.path("name").asText())) {
                    visitor.visit(path.getKey(), path.getValue(), method, operation);
                }
            }
        }
    }

    private void named() {
        html.open("section", "id", "schemas").element("h2", Word.SCHEMAS.in(language), "lang", language.tag());
        document.at("/components/schemas").properties().forEach(schema -> {
            html.open("article", "id", SchemaHtml.anchor(schema.getKey())).element("h3", schema.getKey());
            html.element("p", SchemaWords.of(schema.getValue(), language));
            schemas.whole(schema.getValue());
            html.close("article");
        });
        html.close("section");
    }
}
