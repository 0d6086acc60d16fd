package dev.naru.mock.load;

/** Text in an HTML page. */
final class Html {
    private Html() {}

    /** Text with everything that would mean something else to a browser made harmless. */
    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
