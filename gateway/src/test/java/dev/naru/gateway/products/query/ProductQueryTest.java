package dev.naru.gateway.products.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductQueryTest {
    @Test
    void readsTheQueryOfTheManual() {
        ProductQuery query = parse(
                "product[0][id]=singleProductId&product[1][id]=optionProductId" + "&product[1][optionManageCodes]=R_L");

        assertThat(query.asks())
                .containsExactly(
                        new ProductAsk("singleProductId", null, null, List.of(), List.of(), false, false),
                        new ProductAsk("optionProductId", null, null, List.of("R_L"), List.of(), true, false));
    }

    @Test
    void readsTheQueryThatWasCapturedFromNaver() {
        ProductQuery query = parse("product[0][id]=122&product[0][optionManageCodes]=387&product[1][id]=135"
                + "&product[1][optionManageCodes]=406,408&product[2][id]=146&supplementSearch=true&optionSearch=true");

        assertThat(query.asks())
                .containsExactly(
                        new ProductAsk("122", null, null, List.of("387"), List.of(), true, true),
                        new ProductAsk("135", null, null, List.of("406", "408"), List.of(), true, true),
                        new ProductAsk("146", null, null, List.of(), List.of(), true, true));
    }

    @Test
    void takesNoNameThatWasEncodedTwice() {
        assertThatExceptionOfType(InvalidQuery.class)
                .isThrownBy(() -> parse("product%255B0%255D%255Bid%255D=a"))
                .withMessage("no product[N][id] in the query");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "product[0][id]=a&product[0][optionManageCodes]=R_L",
                "product%5B0%5D%5Bid%5D=a&product%5B0%5D%5BoptionManageCodes%5D=R_L",
                "product%5b0%5d%5bid%5d=a&product%5b0]%5boptionManageCodes%5D=R_L",
                "product[0][optionManageCode]=R_L&product[0][id]=a",
                "product[7][ID]=a&product[7][OPTIONMANAGECODES]=R_L",
                "product[id]=a&product[optionManageCodes]=R_L",
                "product[000000000][id]=a&product[0][optionManageCodes]=R_L",
                "%70roduct[0][%69d]=%61&product[0][option%4DanageCodes]=R%5FL",
                "&&product[0][id]=a&&product[0][optionManageCodes]=,R_L,%20,R_L&&",
                "product[0][id]=a&optionManageCodes=R_L",
                "product[0][id]=&product[0][id]=a&product[0][id]=b&product[0][optionManageCodes]=R_L",
                "product[0][id]=a&product[3][id]=a&product[3][optionManageCodes]=R_L",
                "wc-api=naver-product-info&product[0][id]=a&product[0][optionManageCodes]=R_L&x=%ZZ",
            })
    void oneProductAndOneCodeInEverySpelling(String query) {
        assertThat(parse(query).asks())
                .containsExactly(new ProductAsk("a", null, null, List.of("R_L"), List.of(), true, false));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "a%2Bb, a+b",
        "a+b, a+b",
        "a%20b, a+b",
        "a=b, a=b",
        "a|b/c-d_e!, a|b/c-d_e!",
        "%EC%8B%A0%EB%B0%9C, 신발",
        "%ec%8b%a0%eb%b0%9c, 신발",
        "\u00ec\u008b\u00a0\u00eb\u00b0\u009c, 신발",
        "a;id=b, a;id=b",
    })
    void decodesIds(String sent, String id) {
        assertThat(parse("product[0][id]=" + sent).asks().get(0).id()).isEqualTo(id);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "'406,408', 406|408",
        "'406%2C408', 406|408",
        "'1|slug|%EB%B9%A8%EA%B0%95', 1|slug|빨강",
        "'a,,a,b', a|b",
        "'a,%20b', a|b|+b",
        "'a+b', a+b",
    })
    void readsCodes(String sent, String codes) {
        List<String> read = parse("product[0][id]=x&product[0][optionManageCodes]=" + sent)
                .asks()
                .get(0)
                .manageCodes();

        assertThat(String.join("|", read)).isEqualTo(codes);
    }

    @Test
    void answersInTheOrderOfTheIndexWhateverTheOrderOfTheQuery() {
        ProductQuery query = parse("product[9][id]=c&product[0][id]=a&product[999999999][id]=d&product[3][id]=b");

        assertThat(query.asks()).extracting(ProductAsk::id).containsExactly("a", "b", "c", "d");
    }

    @Test
    void oneProductUnderTwoNumbersOfTheMerchantIsAskedTwice() {
        ProductQuery query = parse("product[0][id]=a&product[0][merchantProductId]=sku1"
                + "&product[1][id]=a&product[1][merchantProductId]=sku2");

        assertThat(query.asks()).extracting(ProductAsk::merchantProductId).containsExactly("sku1", "sku2");
    }

    @Test
    void theFeedsNumberStandsInForAnId() {
        assertThat(parse("product[0][ecmallproductId]=EP1").asks())
                .containsExactly(new ProductAsk("", "EP1", null, List.of(), List.of(), false, false));
    }

    @Test
    void codesBesideTheProductCountForASingleProductOnly() {
        ProductQuery query = parse("product[0][id]=a&product[1][id]=b&optionManageCodes=R_L");

        assertThat(query.asks()).allMatch(ask -> ask.manageCodes().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&",
                "=",
                "wc-api=naver-product-info",
                "ITEM_ID=a&ITEM_ID=b",
                "product=a",
                "product[0]=a",
                "product[0]id=a",
                "product[0][id=a",
                "product[0][id]x=a",
                "product[][id]=a",
                "product[-1][id]=a",
                "product[1234567890][id]=a",
                "product[0][name]=a",
                "product[0][0][id]=a",
                "product[0][id]",
                "product[0][id]=",
                "product[0][id]=%20",
                "product[0][optionManageCodes]=R_L",
                "product[0][id]=a&product[1][merchantProductId]=b",
                "product[0][id]=%",
                "product[0][id]=%2",
                "product[0][id]=%zz",
                "product[0][id]=%-1",
                "product[0][id]=%00",
                "product[0][id]=a%0d%0ab",
                "product[0][id]=%7F",
                "product[0][id]=%C2%85",
                "product[0][id]=%FF",
                "product[0][id]=%C0%80",
                "product[0][id]=%ED%A0%80",
                "product[0][id]=\u00ff",
                "product[0][id]=\uD55C",
                "product[0][id]=a&product[0][optionManageCodes]=%ED%A0%80",
                "product[0][id]=a&product[0][supplementIds]=%",
                "product[0][id]=a&product[0][merchantProductId]=%00",
                "product[0][id]=a&product[1][%]=b",
            })
    void refusesWhatItCannotAnswerTruthfully(String query) {
        assertThatExceptionOfType(InvalidQuery.class)
                .isThrownBy(() -> parse(query))
                .satisfies(refused -> assertThat(refused.line()).matches("[ -~]{1,200}"));
    }

    @Test
    void takesAsManyAsTheCapsAndNotOneMore() {
        String products = IntStream.range(0, 100)
                .mapToObj(i -> "product[" + i + "][id]=" + i)
                .collect(Collectors.joining("&"));
        String codes = "product[0][id]=a&product[0][optionManageCodes]="
                + IntStream.range(0, 200).mapToObj(Integer::toString).collect(Collectors.joining(","));
        String supplements = codes.replace("optionManageCodes", "supplementIds");
        String id = "product[0][id]=" + "x".repeat(100);
        String code = "product[0][id]=a&product[0][optionManageCodes]=" + "x".repeat(200);

        assertThat(parse(products).asks()).hasSize(100);
        assertThat(parse(codes).asks().get(0).manageCodes()).hasSize(200);
        assertThat(parse(supplements).asks().get(0).supplementIds()).hasSize(200);
        assertThat(parse(id).asks()).hasSize(1);
        assertThat(parse(code).asks()).hasSize(1);
        assertThat(List.of(
                        products + "&product[100][id]=b",
                        codes + ",b",
                        supplements + ",b",
                        codes + "&product[1][id]=a&product[1][optionManageCodes]=b",
                        id + "x",
                        code + "x"))
                .allSatisfy(
                        tooMuch -> assertThatExceptionOfType(InvalidQuery.class).isThrownBy(() -> parse(tooMuch)));
    }

    @Test
    void flagsOfOneProductLeaveTheOthersAlone() {
        ProductQuery query =
                parse("product[0][id]=a&product[0][optionSearch]=TRUE&product[1][id]=b&supplementSearch=false");

        assertThat(query.asks()).extracting(ProductAsk::options).containsExactly(true, false);
        assertThat(query.asks()).extracting(ProductAsk::supplements).containsExactly(false, false);
    }

    static ProductQuery parse(String query) {
        return ProductQuery.parse(query, 100);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
