package dev.naru.gateway.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.testing.GatewayExtension;
import dev.naru.gateway.testing.GatewayFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as it goes over the wire, and its files as they lie there. */
@ExtendWith(GatewayExtension.class)
class AdminPageTest {
    private static final Path FILES = Path.of("src/main/resources/admin");
    private static final Pattern KEY = Pattern.compile("^ {2}'?([a-z][\\w.]*)'?: '", Pattern.MULTILINE);
    private static final Pattern NAMED_IN_MARKUP = Pattern.compile("data-t(?:-label)?=\"([^\"]+)\"");
    private static final Pattern NAMED_IN_SCRIPT = Pattern.compile("\\bt\\('([^']+)'[,)]");
    private static final Pattern INLINE =
            Pattern.compile("<script(?![^>]*\\bsrc=)|<style|\\son[a-z]+\\s*=\\s*\"|\\sstyle\\s*=\\s*\"");
    private static final Pattern MARKUP_FROM_TEXT =
            Pattern.compile("\\b(innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval)\\b");
    private static final Pattern OTHER_HOST =
            Pattern.compile("(?:src|href)=\"(?:https?:)?//|url\\(|@import|from '(?:https?:)?//");

    private final HttpClient http = HttpClient.newHttpClient();
    private final GatewayFixture gateway;

    AdminPageTest(GatewayFixture gateway) {
        this.gateway = gateway;
    }

    @Test
    void thePageComesWithoutATokenAndMayRunItsOwnScriptsOnly() {
        HttpResponse<String> page = get("/admin");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("/admin/assets/app.js");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*");
    }

    @Test
    void everyFileOfThePageIsServed() {
        assertThat(files("")).hasSizeGreaterThan(15).allSatisfy(file -> {
            HttpResponse<String> answer = get("/admin/assets/" + file.getFileName());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.body()).isEqualTo(read(file));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/assets/none.js",
                "/admin/assets/..%2flogback.xml",
                "/admin/assets/%2e%2e%2flogback.xml",
                "/admin/assets/app.js.html",
                "/admin/assets/APP.JS"
            })
    void nothingElseIsServed(String path) {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void everyTextIsInBothLanguages() {
        assertThat(keys("ko.js")).hasSizeGreaterThan(100).isEqualTo(keys("en.js"));
    }

    @Test
    void everyTextThatIsNamedExists() {
        assertThat(named(NAMED_IN_MARKUP, ".html")).isNotEmpty();
        assertThat(keys("ko.js"))
                .containsAll(named(NAMED_IN_MARKUP, ".html"))
                .containsAll(named(NAMED_IN_SCRIPT, ".js"));
    }

    @Test
    void nothingIsInlineAndNothingFromElsewhere() {
        assertThat(files(".html")).allSatisfy(file -> assertThat(read(file)).doesNotContainPattern(INLINE));
        assertThat(files("")).allSatisfy(file -> assertThat(read(file)).doesNotContainPattern(OTHER_HOST));
    }

    @Test
    void scriptsNeverReadTextAsMarkupAndKeepTheTokenNowhereElse() {
        assertThat(files(".js")).allSatisfy(file -> assertThat(read(file)).doesNotContainPattern(MARKUP_FROM_TEXT));
        assertThat(named(Pattern.compile("localStorage\\.setItem\\((\\w+)"), ".js"))
                .containsExactly("KEY");
        assertThat(read(FILES.resolve("texts.js"))).contains("const KEY = 'naru.lang'");
        assertThat(files(".js")).allSatisfy(file -> assertThat(read(file)).doesNotContain("document.cookie"));
    }

    private HttpResponse<String> get(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(gateway.opsUrl() + path)).build(), BodyHandlers.ofString(UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static Set<String> keys(String dictionary) {
        return KEY.matcher(read(FILES.resolve(dictionary)))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> named(Pattern pattern, String suffix) {
        return files(suffix).stream()
                .flatMap(file -> pattern.matcher(read(file)).results().map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> files(String suffix) {
        try (Stream<Path> all = Files.list(FILES)) {
            return all.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
