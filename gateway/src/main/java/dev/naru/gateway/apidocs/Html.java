package dev.naru.gateway.apidocs;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page being written; whatever comes in as text goes out escaped. */
final class Html {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final StringBuilder out = new StringBuilder(64 * 1024);

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn
     */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        out.append('>');
        return this;
    }

    Html close(String... tags) {
        for (String tag : tags) {
            out.append("</").append(tag).append(">\n");
        }
        return this;
    }

    /** An element with nothing but text in it. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** Text whose backquoted parts are code. */
    Html words(String text) {
        Matcher code = CODE.matcher(text);
        int end = 0;
        while (code.find()) {
            text(text.substring(end, code.start())).open("code").text(code.group(1));
            out.append("</code>");
            end = code.end();
        }
        return text(text.substring(end));
    }

    /** The same in paragraphs, which a blank line parts. */
    Html prose(String text) {
        List.of(text.split("\n\n", -1)).stream()
                .filter(paragraph -> !paragraph.isBlank())
                .forEach(paragraph -> open("p").words(paragraph.strip()).close("p"));
        return this;
    }

    /** A table whose first row says what the columns are. */
    Html tableOf(String label, String... columns) {
        open("table").element("caption", label).open("thead").open("tr");
        for (String column : columns) {
            element("th", column, "scope", "col");
        }
        return close("tr", "thead").open("tbody");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
