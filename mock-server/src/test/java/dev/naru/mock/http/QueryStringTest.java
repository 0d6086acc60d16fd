package dev.naru.mock.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringTest {
    @Test
    void everyWayOfWritingAListIsTaken() {
        QueryString query = QueryString.parse("imp_uid[]=a&imp_uid%5B%5D=b&imp_uid[3]=c&imp_uid=d&imp_uidx=e");

        assertThat(query.list("imp_uid")).isEqualTo(List.of("a", "b", "c", "d"));
    }

    @Test
    void semicolonIsPartOfAValue() {
        assertThat(QueryString.parse("id=a;b=2").first("id")).isEqualTo("a;b=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%ff", "a=%ed%a0%80", "%zz=1"})
    void brokenEncodingIsRefused(String query) {
        assertThatExceptionOfType(BadInput.class).isThrownBy(() -> QueryString.parse(query));
    }

    @Test
    void thousandsOfNamesAreRefused() {
        assertThatExceptionOfType(BadInput.class).isThrownBy(() -> QueryString.parse("a=1&".repeat(4_097)));
    }

    @Property
    boolean whatWasEncodedIsDecoded(@ForAll String text) {
        // Java's encoder cannot carry half of a surrogate pair, so neither can the question.
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String encoded = URLEncoder.encode(whole, StandardCharsets.UTF_8);

        return whole.equals(QueryString.parse("a=" + encoded).first("a"));
    }
}
