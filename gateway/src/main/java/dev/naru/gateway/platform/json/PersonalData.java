package dev.naru.gateway.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;

/** Hides who somebody is in JSON that an operator reads: by the name of a field, and by the look of a text. */
public final class PersonalData {
    /** In place of what is hidden. */
    public static final String MASK = "•••";

    private static final Pattern FIELD = Pattern.compile(
            "(?i).*(buyer|orderer|recipient|receiver|holder|tel|phone|mobile"
                    + "|addr|email|e_mail|postcode|zip|birth|pwd|password|card_number|cardnumber|expiry|account|custom_data).*");

    // An address with an at sign; a Korean telephone number; a resident's, card or account number with or without
    // dashes.
    private static final Pattern LOOK = Pattern.compile("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}.-]+"
            + "|(?<![\\w-])(?:\\+82[- ]?|0)\\d{1,2}[- .]?\\d{3,4}[- .]?\\d{4}(?![\\w-])"
            + "|(?<![\\w-])\\d{6}-\\d{7}(?![\\w-])"
            + "|(?<![\\w-])\\d{4}[- ]?\\d{4}[- ]?\\d{4}[- ]?\\d{1,7}(?![\\w-])");

    private PersonalData() {}

    /** A copy in which values of telling fields are replaced whole, and telling parts of other texts. */
    public static JsonNode masked(JsonNode json) {
        if (json instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties()
                    .forEach(field -> copy.set(
                            field.getKey(),
                            isTelling(field.getKey()) ? hidden(field.getValue()) : masked(field.getValue())));
            return copy;
        }
        if (json instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(element -> copy.add(masked(element)));
            return copy;
        }
        return json.isTextual() ? TextNode.valueOf(masked(json.textValue())) : json;
    }

    /** The text without what looks like a telephone number, an e-mail address, or a number of a card or a person. */
    public static String masked(String text) {
        return LOOK.matcher(text).replaceAll(MASK);
    }

    private static boolean isTelling(String field) {
        return FIELD.matcher(field).matches();
    }

    private static JsonNode hidden(JsonNode value) {
        return value.isNull() || value.isBoolean() ? value : TextNode.valueOf(MASK);
    }
}
