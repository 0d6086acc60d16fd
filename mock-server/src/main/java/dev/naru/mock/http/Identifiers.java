package dev.naru.mock.http;

/** The one rule for the names that shops give to their orders and customers ({@code merchant_uid}, {@code customer_uid}). */
public final class Identifiers {
    private Identifiers() {}

    /**
     * Whether a name can be written into a path, a log line and a form again: no control characters, no line breaks, no
     * half of a surrogate pair.
     */
    public static boolean isPrintable(String name) {
        return name.codePoints().noneMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        });
    }

    /**
     * Lets a printable name through.
     *
     * @param field the field it was sent in, as the error message names it
     * @throws BadInput 400 naming the field
     */
    public static String requirePrintable(String field, String name) {
        if (!isPrintable(name)) {
            throw BadInput.of(field + " must not contain control characters or line breaks");
        }
        return name;
    }
}
