package dev.naru.mock.naver.fees;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdditionalFeesTest {
    @Test
    void queryIsTheGuidesExample() {
        String query = AdditionalFees.query("productId", List.of("P001", "P002"), "463-050", "경기도 성남시 분당구 서현동");

        assertThat(query)
                .isEqualTo("productId%5B0%5D=P001&productId%5B1%5D=P002&zipcode=463050"
                        + "&address1=6rK96riw64-EIOyEseuCqOyLnCDrtoTri7nqtawg7ISc7ZiE64-Z");
    }

    @Test
    void surpricesAreReadById() {
        AdditionalFees fees = read("<additionalFees><additionalFee><id>P001</id><surprice>0</surprice></additionalFee>"
                + "<additionalFee><id>P002</id><surprice>3000</surprice></additionalFee></additionalFees>");

        assertThat(fees.surprices()).containsEntry("P001", 0L).containsEntry("P002", 3000L);
        assertThat(fees.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<additionalFees><additionalFee><id>P001</id><surprice>0</surprice><additionalFee></additionalFees>",
                "<fees/>",
                "<additionalFees><additionalFee><id>P001</id><surprice>-1</surprice></additionalFee></additionalFees>",
                "<additionalFees><additionalFee><id>P001</id><surprise>5</surprise></additionalFee></additionalFees>",
                "<additionalFees><additionalFee><id>P009</id><surprice>5</surprice></additionalFee></additionalFees>"
            })
    void wrongAnswerChargesNothingAndSaysWhy(String xml) {
        AdditionalFees fees = read(xml);

        assertThat(fees.surprices()).isEmpty();
        assertThat(fees.problems()).isNotEmpty();
    }

    @Test
    void productAnsweredTwiceKeepsItsFirstAmount() {
        AdditionalFees fees = read("<additionalFees><additionalFee><id>P001</id><surprice>1</surprice></additionalFee>"
                + "<additionalFee><id>P001</id><surprice>2</surprice></additionalFee>"
                + "<additionalFee><id>P002</id><surprice>3</surprice></additionalFee></additionalFees>");

        assertThat(fees.surprices()).containsEntry("P001", 1L);
        assertThat(fees.problems()).singleElement().asString().contains("twice");
    }

    private static AdditionalFees read(String xml) {
        return AdditionalFees.read(xml.getBytes(StandardCharsets.UTF_8), List.of("P001", "P002"));
    }
}
