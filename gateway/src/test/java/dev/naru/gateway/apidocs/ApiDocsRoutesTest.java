package dev.naru.gateway.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.json.StrictJson;
import dev.naru.gateway.testing.ApiContract;
import dev.naru.gateway.testing.GatewayExtension;
import dev.naru.gateway.testing.GatewayFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The document and its page are there for everybody, and the page runs nothing. */
@ExtendWith(GatewayExtension.class)
class ApiDocsRoutesTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final GatewayFixture gateway;

    ApiDocsRoutesTest(GatewayFixture gateway) {
        this.gateway = gateway;
    }

    @Test
    void documentIsServedWithoutAKey() throws Exception {
        HttpResponse<String> answer = get("/openapi.json", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        assertThat(StrictJson.mapper().readTree(answer.body())).isEqualTo(ApiDocument.read());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/docs", "/docs/style.css"})
    void whatIsServedIsTakenForWhatItIs(String path) throws Exception {
        assertThat(get(path, "").headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void pageHasEveryOperationAndEverySchema() throws Exception {
        String page = get("/docs", "").body();

        ApiContract contract = new ApiContract();
        contract.operations().forEach(operation -> assertThat(page).contains("id=\"op-" + operation.id() + "\""));
        contract.document()
                .at("/components/schemas")
                .fieldNames()
                .forEachRemaining(name -> assertThat(page).contains("id=\"schema-" + name + "\""));
        assertThat(page).contains("0 – 25").contains("merchant_uid_used").contains("정기구독");
    }

    @Test
    void pageLoadsNothingButItsStyle() throws Exception {
        HttpResponse<String> answer = get("/docs", "");

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("style-src 'self'")
                .doesNotContain("unsafe")
                .doesNotContain("script-src");
        assertThat(answer.body())
                .doesNotContain("<script")
                .doesNotContain(" style=")
                .doesNotContain("src=");
        assertThat(get("/docs/style.css", "").body()).doesNotContain("url(").doesNotContain("@import");
    }

    @Test
    void everyLinkWithinThePageLeadsSomewhere() throws Exception {
        String page = get("/docs", "").body();

        Set<String> ids = all(page, " id=\"([^\"]+)\"");
        assertThat(all(page, "href=\"#([^\"]+)\"")).hasSizeGreaterThan(50).isSubsetOf(ids);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/docs | ko-KR,ko;q=0.9,en;q=0.8 | ko | 본문으로 건너뛰기",
                "/docs | en-US,ko;q=0.5 | en | Skip to the content",
                "/docs | '' | en | Skip to the content",
                "/docs?lang=ko | en | ko | 본문으로 건너뛰기",
                "/docs?lang=en | ko | en | Skip to the content",
                "/docs?lang=xx | ko | ko | 본문으로 건너뛰기"
            })
    void pageSpeaksTheReadersLanguage(String path, String accepted, String language, String word) throws Exception {
        String page = get(path, accepted).body();

        assertThat(page).contains("<html lang=\"" + language + "\">").contains(word);
        assertThat(page).contains("<main id=\"content\" lang=\"en\">");
    }

    @Test
    void textIsEscaped() {
        Html html = new Html();

        html.open("a", "title", "\"><b>").words("<i> `a<b` & c").close("a");

        assertThat(html.toString().strip())
                .isEqualTo("<a title=\"&quot;&gt;&lt;b&gt;\">&lt;i&gt; <code>a&lt;b</code> &amp; c</a>");
    }

    private static Set<String> all(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult it) -> it.group(1))
                .collect(Collectors.toSet());
    }

    private HttpResponse<String> get(String path, String accepted) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(gateway.apiUrl() + path)).timeout(Duration.ofSeconds(20));
        if (!accepted.isEmpty()) {
            request.header("Accept-Language", accepted);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
