package dev.naru.mock.naver.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.mock.naver.Bilingual;
import dev.naru.mock.naver.Samples;
import dev.naru.mock.naver.products.NaverProduct;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private final List<NaverProduct> manualCart = Samples.products(Samples.text("manual-cart.json"));
    private final ProductInfoExchange manualAnswer = ProductInfoExchange.pasted(Samples.text("manual-answer.xml"));

    @Test
    void manualsOwnSampleIsAcceptedWithWarnings() {
        Verdict verdict = new Judge(JudgeMode.LENIENT).judge(manualCart, manualAnswer);

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.ACCEPTED);
        assertThat(verdict.refusals()).isEmpty();
        assertThat(verdict.findings())
                .extracting(Finding::code)
                .contains("P_NAME_MISMATCH", "P_TAX_MISMATCH", "H_FEE_TYPE_MISMATCH");
    }

    @Test
    void manualsOwnSampleIsRefusedByTheStrictJudge() {
        Verdict verdict = new Judge(JudgeMode.STRICT).judge(manualCart, manualAnswer);

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.REFUSED);
        assertThat(verdict.refusals()).containsOnlyKeys(0, 1, 2);
    }

    @Test
    void changedOptionPriceRefusesItsLineOnly() {
        Verdict verdict = Situation.flawless().xml("<price>200<", "<price>300<").judged(JudgeMode.LENIENT);

        assertThat(verdict.refusals())
                .containsOnlyKeys(2)
                .containsEntry(
                        2,
                        new Bilingual("구매불가 옵션: 가격이 변경되었습니다", "This option cannot be bought: the price has changed"));
    }

    @Test
    void findingPointsAtTheElementAndNamesBothSides() {
        Verdict verdict = Situation.flawless().xml("<price>200<", "<price>300<").judged(JudgeMode.LENIENT);

        assertThat(verdict.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("C_PRICE_MISMATCH");
            assertThat(finding.path()).isEqualTo("/products/product[2]/option/combination[1]/price");
            assertThat(finding.expected()).isEqualTo("200");
            assertThat(finding.got()).isEqualTo("300");
            assertThat(finding.line()).isEqualTo(2);
            assertThat(finding.productId()).isEqualTo("P2");
            assertThat(finding.evidence()).isEqualTo(Evidence.S);
            assertThat(finding.at()).isEqualTo(new Finding.Position(54, 48));
        });
    }

    @Test
    void productThatIsSoldOutTakesItsSupplementsAlong() {
        Verdict verdict = Situation.flawless()
                .xml("<stockQuantity>2<", "<stockQuantity>0<")
                .judged(JudgeMode.LENIENT);

        assertThat(verdict.refusals()).containsOnlyKeys(0, 1);
        assertThat(verdict.refusals().get(0)).extracting(Bilingual::ko).isEqualTo("구매불가 상품: 품절되었습니다");
        assertThat(verdict.refusals().get(1))
                .extracting(Bilingual::en)
                .isEqualTo("This product cannot be bought: the product it belongs to cannot be bought");
    }

    @Test
    void answerNobodyCanReadRefusesEveryLine() {
        Verdict verdict = Situation.flawless().status(500).judged(JudgeMode.LENIENT);

        assertThat(verdict.refusals()).containsOnlyKeys(0, 1, 2, 3);
        assertThat(verdict.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.line()).isNull();
            assertThat(finding.productId()).isNull();
        });
    }

    @Test
    void removedLinesAreNoLongerJudged() {
        Situation spoiled = Situation.flawless().xml("<price>200<", "<price>300<");

        Verdict verdict = new Judge(JudgeMode.LENIENT)
                .judge(Samples.products(spoiled.cart()), List.of(0, 1, 3), spoiled.exchange());

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.ACCEPTED);
    }

    @Test
    void supplementCannotBeBoughtOnceItsProductIsRemoved() {
        Situation flawless = Situation.flawless();

        Verdict verdict = new Judge(JudgeMode.LENIENT)
                .judge(Samples.products(flawless.cart()), List.of(1, 2, 3), flawless.exchange());

        assertThat(verdict.refusals()).containsOnlyKeys(1);
    }

    @Test
    void buyerHearsTheGravestOfSeveralReasons() {
        Verdict verdict = Situation.flawless()
                .xml("<price>200</price><stockQuantity>2", "<price>300</price><stockQuantity>0")
                .judged(JudgeMode.LENIENT);

        assertThat(verdict.refusals().get(2)).extracting(Bilingual::ko).isEqualTo("구매불가 옵션: 품절되었습니다");
    }

    @Test
    void stockMustSufficeForAllLinesOfAProductTogether() {
        String twice = Samples.text("flawless-cart.json")
                .replace("\"id\": \"P3\"", "\"id\": \"P1\", \"merchantProductId\": \"M1\"");
        Situation base = Situation.flawless();
        Situation shared = new Situation(twice, base.xml(), base.prefix(), 200, base.headers(), 0, null);

        Verdict verdict = shared.judged(JudgeMode.LENIENT);

        assertThat(verdict.findings())
                .filteredOn(finding -> finding.code().equals("P_STOCK_SHORT"))
                .extracting(Finding::expected)
                .containsOnly(">= 5");
    }

    @Test
    void productsOfOneIdAreToldApartByTheirMerchantIds() {
        String cart = Samples.text("flawless-cart.json")
                .replace("\"id\": \"P3\"", "\"id\": \"P1\", \"merchantProductId\": \"M3\"");
        String xml = Samples.text("flawless-answer.xml")
                .replace("<id>P3</id>", "<id>P1</id><merchantProductId>M3</merchantProductId>");
        Situation base = Situation.flawless();

        Verdict verdict =
                new Situation(cart, xml, base.prefix(), 200, base.headers(), 0, null).judged(JudgeMode.STRICT);

        assertThat(verdict.findings()).isEmpty();
    }
}
