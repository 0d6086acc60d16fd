package dev.naru.gateway.apidocs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows one operation: what it takes, what it answers, and how both look. */
final class OperationHtml {
    private final Html html;
    private final Language language;
    private final Refs refs;
    private final SchemaHtml schemas;

    OperationHtml(Html html, Language language, Refs refs) {
        this.html = html;
        this.language = language;
        this.refs = refs;
        this.schemas = new SchemaHtml(html, language);
    }

    static String anchor(JsonNode operation) {
        return "op-" + operation.path("operationId").asText();
    }

    void write(String path, JsonNode pathItem, String method, JsonNode operation) {
        html.open("article", "id", anchor(operation)).open("h3");
        html.element("span", method.toUpperCase(Locale.ROOT), "class", "method " + method);
        html.element("code", path).close("h3");
        html.element("p", operation.path("summary").asText(), "class", "summary");
        html.prose(operation.path("description").asText(""));
        JsonNode scopes = operation.at("/security/0/ApiKey");
        if (!scopes.isEmpty()) {
            html.open("p").text(Word.SCOPE.in(language) + ": ");
            html.element("code", SchemaHtml.list(scopes)).close("p");
        }
        parameters(pathItem, operation);
        if (operation.has("requestBody")) {
            html.element("h4", Word.BODY.in(language));
            content(refs.resolved(operation.get("requestBody")));
        }
        html.element("h4", Word.ANSWERS.in(language));
        operation.path("responses").properties().forEach(answer -> answer(answer.getKey(), answer.getValue()));
        html.close("article");
    }

    private void parameters(JsonNode pathItem, JsonNode operation) {
        List<JsonNode> all = new ArrayList<>();
        pathItem.path("parameters").forEach(all::add);
        operation.path("parameters").forEach(all::add);
        if (all.isEmpty()) {
            return;
        }
        html.tableOf(
                Word.PARAMETERS.in(language),
                Word.NAME.in(language),
                Word.TYPE.in(language),
                Word.DESCRIPTION.in(language));
        for (JsonNode one : all) {
            JsonNode parameter = refs.resolved(one);
            boolean required = parameter.path("required").asBoolean();
            html.open("tr").open("th", "scope", "row");
            html.element("code", parameter.path("name").asText());
            html.element(
                            "small",
                            parameter.path("in").asText() + ", "
                                    + (required ? Word.REQUIRED : Word.OPTIONAL).in(language))
                    .close("th");
            html.open("td");
            schemas.type(parameter.path("schema"));
            html.close("td").open("td");
            html.words(parameter.path("description").asText("")).close("td", "tr");
        }
        html.close("tbody", "table");
    }

    private void answer(String status, JsonNode given) {
        JsonNode answer = refs.resolved(given);
        html.open("details").open("summary").element("strong", status).text(" ");
        html.words(answer.path("description").asText("")).close("summary");
        if (answer.has("x-problem-codes")) {
            html.open("p").text(Word.CODES.in(language) + ": ");
            html.element("code", SchemaHtml.list(answer.get("x-problem-codes"))).close("p");
        }
        if (answer.has("headers")) {
            List<String> names = new ArrayList<>();
            answer.get("headers").fieldNames().forEachRemaining(names::add);
            html.open("p").text(Word.HEADERS.in(language) + ": ");
            html.element("code", String.join(", ", names)).close("p");
        }
        content(answer);
        html.close("details");
    }

    private void content(JsonNode message) {
        message.path("content").properties().forEach(media -> {
            html.open("p").element("code", media.getKey()).close("p");
            schemas.whole(media.getValue().path("schema"));
            media.getValue().path("examples").properties().forEach(entry -> example(refs.resolved(entry.getValue())));
        });
    }

    private void example(JsonNode example) {
        html.open("details").open("summary").text(Word.EXAMPLE.in(language) + ": ");
        html.words(example.path("summary").asText()).close("summary");
        html.open("pre", "tabindex", "0")
                .element("code", SchemaHtml.json(example.path("value")))
                .close("pre");
        html.close("details");
    }
}
