package dev.naru.mock.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class PagesTest {
    private static final Pattern OWN_FILE =
            Pattern.compile("(?:src=|href=|from )[\"'](/|\\./)((?:assets/|art/)?[a-z]+\\.(?:js|css|svg))[\"']");

    private ShopUnderTest test;

    @BeforeAll
    void start() throws Exception {
        test = new ShopUnderTest();
    }

    @AfterAll
    void stop() throws Exception {
        test.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/products/singleProductId", "/cart", "/orders", "/orders/shop-20260101-0123456789ABCDEF"})
    void everyPageIsCompleteAndFindsItsFiles(String path) throws Exception {
        HttpResponse<String> page = test.get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
        assertThat(page.body()).doesNotContain("{{").contains("lang=\"ko\"");
        for (String file : ownFiles(page.body(), "")) {
            assertThat(test.get("/" + file).statusCode()).as(file).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "home",
                "product",
                "cart",
                "orders",
                "order",
                "npay",
                "checkout",
                "again",
                "lines",
                "common",
                "words"
            })
    void everyScriptFindsWhatItImports(String name) throws Exception {
        String script = test.get("/assets/" + name + ".js").body();

        for (String file : ownFiles(script, "assets/")) {
            assertThat(test.get("/" + file).statusCode()).as(file).isEqualTo(200);
        }
        assertThat(script).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "/products/singleProductId, /js/iamport.payment-1.2.0.js",
        "/cart, /v1/iamport.js",
        "/, /wcslog.js",
        "/products/singleProductId, /wcslog.js",
        "/cart, /wcslog.js"
    })
    void theSdkComesFromTheMocksOrigin(String path, String script) throws Exception {
        assertThat(test.get(path).body()).contains("<script src=\"http://mock.example:8090" + script + "\"></script>");
    }

    @Test
    void scriptsComeFromNowhereElse() throws Exception {
        assertThat(test.get("/cart").headers().firstValue("content-security-policy"))
                .hasValueSatisfying(
                        policy -> assertThat(policy).contains("script-src 'self' http://mock.example:8090;"));
    }

    @Test
    void aPersonAtAWrongAddressGetsAPage() throws Exception {
        HttpResponse<String> page = test.get("/nowhere", "accept", "text/html,*/*");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("가게로 돌아가기");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/products/%ff", "/orders/%EA%B0"})
    void anAddressThatIsNoTextLeadsNowhere(String path) throws Exception {
        HttpResponse<String> page = test.get(path, "accept", "text/html,*/*");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("가게로 돌아가기");
    }

    @Test
    void aProgramAtAWrongAddressGetsAProblem() throws Exception {
        assertThat(test.get("/nowhere").headers().firstValue("content-type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/assets/../catalogue.json", "/assets/..%2fcatalogue.json", "/assets/nothing.js", "/art/%00"})
    void nothingButTheListedFilesIsServed(String path) throws Exception {
        assertThat(test.get(path).statusCode()).isIn(400, 404);
    }

    @ParameterizedTest
    @CsvSource({"DELETE, /", "POST, /cart", "GET, /api/checkout", "GET, /events/naru", "PUT, /api/products"})
    void aWrongMethodIsRefused(String method, String path) throws Exception {
        HttpResponse<String> answer = test.method(method, path);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    }

    @Test
    void headAnswersLikeGetWithoutABody() throws Exception {
        HttpResponse<String> answer = test.method("HEAD", "/cart");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    private static Iterable<String> ownFiles(String text, String folder) {
        return OWN_FILE.matcher(text)
                .results()
                .map(PagesTest::file)
                .map(file -> file.contains("/") ? file : folder + file)
                .toList();
    }

    private static String file(MatchResult match) {
        return match.group(2);
    }
}
