package dev.naru.gateway.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    private record Item(String id, long quantity) {}

    @Test
    void readsWhatIsThereAndDefaultsWhatIsNot() {
        Fields fields = fields("{\"name\":\"신발\",\"items\":[{\"id\":\"P1\",\"quantity\":2}]}");

        String name = fields.text("name", 20);
        boolean gift = fields.bool("gift", false);
        List<Item> items = fields.list("items", 10, FieldsTest::item);
        fields.done();

        assertThat(name).isEqualTo("신발");
        assertThat(gift).isFalse();
        assertThat(items).containsExactly(new Item("P1", 2));
    }

    @Test
    void namesEveryFaultWithItsPath() {
        Fields fields =
                fields("{\"items\":[{\"id\":\"P1\",\"quantity\":0},{\"quantity\":\"two\",\"colour\":1}],\"x\":1}");
        fields.text("name", 20);
        fields.list("items", 10, FieldsTest::item);

        assertThat(faults(fields))
                .containsExactlyInAnyOrder(
                        "name is required",
                        "items[0].quantity must be 1 to 999",
                        "items[1].id is required",
                        "items[1].quantity must be a whole number",
                        "items[1].colour is not a field this route knows",
                        "x is not a field this route knows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud800", "\\udc00\\ud800"})
    void refusesTextThatPostgresCannotStore(String text) {
        Fields fields = fields("{\"name\":\"" + text + "\"}");
        fields.text("name", 20);

        assertThat(faults(fields)).containsExactly("name must not hold U+0000 or half of a surrogate pair");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "10, ''",
        "10.0, ''",
        "1e2, ''",
        "10.5, quantity must be a whole number",
        "-1, quantity must be 1 to 999",
        "1000, quantity must be 1 to 999",
        "99999999999999999999, quantity must be 1 to 999",
        "1e999999999, quantity must be a whole number",
        "true, quantity must be a whole number",
    })
    void takesOnlyWholeNumbersInRange(String number, String fault) {
        Fields fields = fields("{\"quantity\":" + number + "}");
        fields.integer("quantity", 1, 999);

        assertThat(String.join("", faults(fields))).isEqualTo(fault);
    }

    @Test
    void countsCharactersAsPeopleDo() {
        Fields fields = fields("{\"name\":\"🎁🎁\"}");

        assertThat(fields.text("name", 2)).isEqualTo("🎁🎁");
    }

    @Test
    void refusesAListLongerThanItsLimit() {
        Fields fields = fields("{\"items\":[{\"id\":\"a\",\"quantity\":1},{\"id\":\"b\",\"quantity\":1}]}");
        fields.list("items", 1, FieldsTest::item);

        assertThat(faults(fields)).containsExactly("items must have at most 1 elements");
    }

    private static Item item(Fields fields) {
        return new Item(fields.text("id", 30), fields.integer("quantity", 1, 999));
    }

    private static Fields fields(String json) {
        return Fields.of(StrictJson.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> faults(Fields fields) {
        InvalidJson invalid = catchThrowableOfType(InvalidJson.class, fields::done);
        return invalid == null
                ? List.of()
                : invalid.errors().stream()
                        .map(error -> error.field() + " " + error.message())
                        .toList();
    }
}
