package dev.naru.gateway.apidocs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Shows a schema: one row for each field, fields of fields included, with links to the schemas that have a name. */
final class SchemaHtml {
    private static final List<String> COMPOSITIONS = List.of("allOf", "oneOf");

    private final Html html;
    private final Language language;

    SchemaHtml(Html html, Language language) {
        this.html = html;
        this.language = language;
    }

    static String anchor(String schema) {
        return "schema-" + schema;
    }

    /** Everything about it; a schema with a name is only linked to. */
    void whole(JsonNode schema) {
        if (schema.has("$ref")) {
            html.open("p");
            type(schema);
            html.close("p");
            return;
        }
        html.prose(schema.path("description").asText(""));
        COMPOSITIONS.forEach(word -> members(schema, word));
        if (schema.has("oneOf") && schema.at("/oneOf/0").has("const")) {
            values(schema.get("oneOf"));
        }
        List<Row> rows = new ArrayList<>();
        fields(schema, "", rows);
        for (JsonNode member : schema.path("allOf")) {
            fields(member, "", rows);
        }
        table(rows);
    }

    private void members(JsonNode schema, String word) {
        List<JsonNode> named = StreamSupport.stream(schema.path(word).spliterator(), false)
                .filter(member -> member.has("$ref"))
                .toList();
        if (named.isEmpty()) {
            return;
        }
        Word said = word.equals("allOf") ? Word.ALL_OF : Word.ONE_OF;
        html.open("p").text(said.in(language) + ": ");
        for (JsonNode member : named) {
            type(member);
            html.text(" ");
        }
        html.close("p");
    }

    private void values(JsonNode choices) {
        html.tableOf(Word.VALUE.in(language), Word.VALUE.in(language), Word.DESCRIPTION.in(language));
        for (JsonNode choice : choices) {
            html.open("tr")
                    .open("td")
                    .element("code", choice.path("const").asText())
                    .close("td");
            html.open("td").words(choice.path("description").asText("")).close("td", "tr");
        }
        html.close("tbody", "table");
    }

    private record Row(String name, JsonNode schema, boolean required) {}

    private static void fields(JsonNode schema, String prefix, List<Row> rows) {
        List<String> required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        schema.path("properties").properties().forEach(field -> {
            String name = prefix + field.getKey();
            rows.add(new Row(name, field.getValue(), required.contains(field.getKey())));
            fields(field.getValue(), name + ".", rows);
            fields(field.getValue().path("items"), name + "[].", rows);
            for (JsonNode choice : field.getValue().path("oneOf")) {
                fields(choice.path("items"), name + "[].", rows);
            }
        });
    }

    private void table(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        html.tableOf(
                Word.BODY.in(language), Word.NAME.in(language), Word.TYPE.in(language), Word.DESCRIPTION.in(language));
        for (Row row : rows) {
            html.open("tr").open("th", "scope", "row").element("code", row.name());
            html.element("small", (row.required() ? Word.REQUIRED : Word.OPTIONAL).in(language))
                    .close("th");
            html.open("td");
            type(row.schema());
            html.close("td")
                    .open("td")
                    .words(row.schema().path("description").asText(""))
                    .close("td", "tr");
        }
        html.close("tbody", "table");
    }

    /** Type and limits in a few words. */
    void type(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = Refs.name(schema.get("$ref"));
            html.element("a", name, "href", "#" + anchor(name));
            return;
        }
        html.text(SchemaWords.of(schema, language));
        if (schema.has("items")) {
            html.text(": ");
            type(schema.get("items"));
        }
        if (schema.path("oneOf").has(0)) {
            html.text(Word.ONE_OF.in(language) + ": ");
            int i = 0;
            for (JsonNode choice : schema.get("oneOf")) {
                html.text(i++ == 0 ? "" : ", ");
                type(choice);
            }
        }
    }

    /** Examples to unfold. */
    static String json(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toPrettyString();
    }

    static String list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }
}
