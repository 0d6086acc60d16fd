package dev.naru.mock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.mock.naver.Samples;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path files;

    private String cart = "";
    private String xml = "";

    @BeforeEach
    void writeFiles() throws IOException {
        cart = file("cart.json", Samples.text("flawless-cart.json"));
        xml = file("answer.xml", Samples.text("flawless-answer.xml"));
    }

    @Test
    void aFlawlessAnswerEndsWithZero() {
        assertThat(run(cart, "--xml", xml)).isZero();
        assertThat(out()).endsWith("accepted (lenient)\n");
    }

    @Test
    void anAnswerThatNaverWouldRefuseEndsWithOneAndSaysWhy() throws IOException {
        String dearer = file(
                "dearer.xml",
                Samples.text("flawless-answer.xml").replaceFirst("<basePrice>[0-9]+", "<basePrice>990000"));

        assertThat(run(cart, "--xml", dearer)).isEqualTo(1);
        assertThat(out()).contains("BLOCK ").contains("got:      990000").contains("refused (lenient");
    }

    @Test
    void theWordsAreKoreanWhenAskedFor() throws IOException {
        String empty = file("empty.xml", "");

        assertThat(run(cart, "--xml", empty, "--lang", "ko")).isEqualTo(1);
        assertThat(out()).containsPattern("\\p{IsHangul}{2}");
    }

    @Test
    void theVerdictIsJsonWhenAskedFor() {
        run(cart, "--xml", xml, "--json");

        assertThat(Samples.json(out()).path("outcome").asText()).isEqualTo("ACCEPTED");
    }

    @Test
    void theCartCanComeFromTheInput() {
        int code = new JudgeCommand(
                        new ByteArrayInputStream(
                                Samples.text("flawless-cart.json").getBytes(StandardCharsets.UTF_8)),
                        printer(out),
                        printer(err))
                .run(List.of("-", "--xml", xml));

        assertThat(code).isZero();
    }

    @Test
    void aServerIsAskedAsNaverAsks() throws TimeoutException {
        Vertx vertx = Vertx.vertx();
        HttpServer shop = vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .putHeader("Content-Type", "application/xml;charset=utf-8")
                        .end(Samples.text("flawless-answer.xml")));
        shop.listen(0, "127.0.0.1").await(20, TimeUnit.SECONDS);

        int code = run(cart, "--url", "http://127.0.0.1:" + shop.actualPort() + "/info");
        vertx.close().await(20, TimeUnit.SECONDS);

        assertThat(code).isZero();
        assertThat(out()).contains("/info?product%5B0%5D%5Bid%5D=");
    }

    @Test
    void aServerThatIsNotThereIsARefusal() {
        assertThat(run(cart, "--url", "http://127.0.0.1:1/info")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CART|give either --url or --xml",
                "CART --url http://127.0.0.1:1/ --xml XML|give either --url or --xml",
                "--xml XML|name the file with the cart",
                "CART --xml|--xml needs a value",
                "CART --xml XML --mode loose|--mode must be lenient or strict",
                "CART --xml XML --colour|unknown option --colour",
                "CART XML --xml XML|unknown option",
                "- --xml -|cannot both be the input",
                "missing.json --xml XML|cannot read missing.json",
                "XML --xml XML|the body is not valid JSON",
            })
    void aQuestionThatCannotBeAskedIsOneSentenceAndEndsWithTwo(String arguments, String sentence) {
        String[] words = arguments.replace("CART", cart).replace("XML", xml).split(" ");

        assertThat(run(words)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("judge: ")
                .contains(sentence)
                .hasLineCount(1);
        assertThat(out()).isEmpty();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(files.resolve(name), text).toString();
    }

    private int run(String... args) {
        return new JudgeCommand(new ByteArrayInputStream(new byte[0]), printer(out), printer(err)).run(List.of(args));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream printer(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
