package dev.naru.mock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages and scripts a browser gets from the mock server. */
class WebAssetsTest {
    private static final Path WEB = Path.of("src/main/resources/web");

    /** The demo shop beside them plays another site and has texts of its own. */
    private static final List<String> OURS = List.of("sdk", "window", "payment", "try", "console", "common");

    private static final Pattern DICTIONARY_KEY = Pattern.compile("^ {2}'([^']+)':", Pattern.MULTILINE);
    private static final Pattern TEXT_IN_MARKUP = Pattern.compile("data-t(?:-[a-z-]+)?=\"([^\"]+)\"");
    private static final Pattern TEXT_IN_SCRIPT = Pattern.compile("\\bt\\('([^']+)'[,)]");
    private static final Pattern INLINE_SCRIPT = Pattern.compile("<script(?![^>]*\\bsrc=)", Pattern.CASE_INSENSITIVE);
    private static final Pattern INLINE_HANDLER = Pattern.compile("\\son[a-z]+\\s*=\\s*\"|\\sstyle\\s*=\\s*\"");
    private static final Pattern MARKUP_FROM_TEXT =
            Pattern.compile("\\b(innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval)\\b");
    private static final Pattern OTHER_HOST =
            Pattern.compile("(?:src|href)=\"(?:https?:)?//|url\\(['\"]?(?:https?:)?//|@import|from '(?:https?:)?//");

    @Test
    void everyTextIsInBothLanguages() {
        assertThat(keys("ko.js")).isNotEmpty().isEqualTo(keys("en.js"));
    }

    @Test
    void everyTextThatAPageNamesExists() {
        assertThat(named(TEXT_IN_MARKUP, ".html"))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(keys("ko.js")).contains(key));
    }

    @Test
    void everyTextThatAScriptNamesExists() {
        assertThat(named(TEXT_IN_SCRIPT, ".js"))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(keys("ko.js")).contains(key));
    }

    @Test
    void pagesCarryNoScriptAndNoStyleOfTheirOwn() {
        assertThat(files(".html"))
                .isNotEmpty()
                .allSatisfy(page -> assertThat(read(page))
                        .doesNotContainPattern(INLINE_SCRIPT)
                        .doesNotContainPattern(INLINE_HANDLER));
    }

    @Test
    void scriptsNeverReadTextAsMarkup() {
        assertThat(files(".js"))
                .isNotEmpty()
                .allSatisfy(script -> assertThat(read(script)).doesNotContainPattern(MARKUP_FROM_TEXT));
    }

    @Test
    void nothingIsLoadedFromAnotherHost() {
        assertThat(files(""))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(read(file)).doesNotContainPattern(OTHER_HOST));
    }

    /** The common texts and those that a folder adds for its own pages. */
    private static Set<String> keys(String dictionary) {
        return files("/" + dictionary).stream()
                .flatMap(file -> matches(DICTIONARY_KEY, file))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> named(Pattern pattern, String suffix) {
        return files(suffix).stream()
                .flatMap(file -> matches(pattern, file))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> matches(Pattern pattern, Path file) {
        return pattern.matcher(read(file)).results().map(result -> result.group(1));
    }

    private static List<Path> files(String suffix) {
        return OURS.stream()
                .flatMap(folder -> list(WEB.resolve(folder)).stream())
                .filter(file -> file.toString().endsWith(suffix))
                .toList();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
