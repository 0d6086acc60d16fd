package dev.naru.mock.naver.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.mock.naver.Samples;
import dev.naru.mock.naver.products.NaverProduct;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class JudgePropertiesTest {
    private static final byte[] ANSWER = Samples.text("flawless-answer.xml").getBytes(StandardCharsets.UTF_8);
    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "</product>",
            "<option>",
            "&",
            "]]>",
            "<!DOCTYPE x>",
            "-1",
            "999999999999999999",
            "\u0000",
            "true",
            "<product><id>P1</id></product>");

    private final List<NaverProduct> cart = Samples.products(Samples.text("flawless-cart.json"));

    @Property(tries = 300)
    void arbitraryBytesAreJudged(@ForAll byte[] body, @ForAll JudgeMode mode) {
        assertThat(judged(body, mode).outcome()).isEqualTo(Verdict.Outcome.REFUSED);
    }

    @Property(tries = 300)
    void arbitraryTextBetweenTheTagsIsJudged(@ForAll @StringLength(max = 200) String text) {
        String xml = Samples.text("flawless-answer.xml").replace("신발", text);

        Verdict verdict = judged(xml.getBytes(StandardCharsets.UTF_8), JudgeMode.STRICT);

        assertThat(verdict.outcome() == Verdict.Outcome.REFUSED)
                .isEqualTo(!verdict.refusals().isEmpty());
    }

    @Property(tries = 500)
    void answerWithPiecesThrownInIsJudged(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 5000) Integer> places,
            @ForAll @IntRange(max = 11) int piece,
            @ForAll JudgeMode mode) {
        StringBuilder xml = new StringBuilder(new String(ANSWER, StandardCharsets.UTF_8));
        for (int place : places) {
            xml.insert(place % xml.length(), PIECES.get(piece));
        }

        Verdict verdict = judged(xml.toString().getBytes(StandardCharsets.UTF_8), mode);

        assertThat(VerdictJson.of(verdict).path("findings")).hasSameSizeAs(verdict.findings());
    }

    @Property(tries = 300)
    void answerWithAFlippedByteIsJudged(@ForAll @IntRange(max = 10_000) int place, @ForAll byte value) {
        byte[] body = ANSWER.clone();
        body[place % body.length] = value;

        assertThat(judged(body, JudgeMode.LENIENT).findings()).hasSizeLessThanOrEqualTo(501);
    }

    @Property(tries = 100)
    void answerCutShortIsRefused(@ForAll @IntRange(max = 10_000) int length) {
        byte[] body = new byte[length % (ANSWER.length - 20)];
        System.arraycopy(ANSWER, 0, body, 0, body.length);

        assertThat(judged(body, JudgeMode.LENIENT).refusals()).containsOnlyKeys(0, 1, 2, 3);
    }

    private Verdict judged(byte[] body, JudgeMode mode) {
        Map<String, String> headers = Map.of("content-type", "application/xml; charset=utf-8");
        return new Judge(mode).judge(cart, ProductInfoExchange.answered("http://shop.example/", 200, headers, body, 3));
    }
}
