package dev.naru.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/security.md names what there is: every threat, every defence as a class, every test as a method. */
class SecurityDocumentTest {
    private static final Path PAGE = Path.of("..", "docs", "security.md");
    private static final List<Path> MODULES = List.of(Path.of("."), Path.of("..", "mock-server"));
    private static final int THREATS = 28;

    private static final Pattern HEADING = Pattern.compile("^## (T\\d+)\\. .+$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern CLASS = Pattern.compile("[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*");
    private static final Pattern METHOD =
            Pattern.compile("([A-Z][A-Za-z0-9]*(?:Test|Properties))\\.([a-z][A-Za-z0-9]*)");

    @Test
    void everyThreatHasASectionInOrder() throws IOException {
        assertThat(sections().keySet())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, THREATS)
                        .mapToObj(number -> "T" + number)
                        .toList());
    }

    @Test
    void everySectionNamesItsDefencesAndItsTests() throws IOException {
        sections().forEach((threat, text) -> {
            assertThat(text).as(threat).contains("**Defence.**").contains("**Tests.**");
            assertThat(methods(text)).as("tests of " + threat).isNotEmpty();
        });
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Map<String, String> tests = sources("src/test/java", "src/browser-test/java");
        List<String> missing = methods(Files.readString(PAGE))
                .filter(name -> {
                    String[] parts = name.split("\\.", -1);
                    String source = tests.get(parts[0]);
                    return source == null
                            || !Pattern.compile("(void|Stream<DynamicTest>) " + parts[1] + "\\(")
                                    .matcher(source)
                                    .find();
                })
                .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void everyClassThatIsNamedExists() throws IOException {
        Map<String, String> sources = sources("src/main/java", "src/test/java", "src/browser-test/java");
        List<String> missing = code(Files.readString(PAGE))
                .filter(name -> CLASS.matcher(name).matches())
                .filter(name -> !sources.containsKey(name))
                .toList();

        assertThat(missing).isEmpty();
    }

    private static Map<String, String> sections() throws IOException {
        String page = Files.readString(PAGE);
        List<MatchResult> headings = HEADING.matcher(page).results().toList();
        Map<String, String> sections = new LinkedHashMap<>();
        for (int i = 0; i < headings.size(); i++) {
            int end = i + 1 < headings.size() ? headings.get(i + 1).start() : page.length();
            sections.put(
                    headings.get(i).group(1), page.substring(headings.get(i).end(), end));
        }
        return sections;
    }

    private static Stream<String> methods(String text) {
        return code(text).filter(name -> METHOD.matcher(name).matches());
    }

    private static Stream<String> code(String text) {
        Matcher matcher = CODE.matcher(text);
        return matcher.results().map(match -> match.group(1));
    }

    /** By simple name; of two with one name, both texts. */
    private static Map<String, String> sources(String... folders) throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (Path module : MODULES) {
            for (String folder : folders) {
                Path root = module.resolve(folder);
                if (Files.isDirectory(root)) {
                    for (Path file : javaFiles(root)) {
                        String name = file.getFileName().toString().replace(".java", "");
                        all.merge(name, Files.readString(file), (one, other) -> one + other);
                    }
                }
            }
        }
        return all;
    }

    private static List<Path> javaFiles(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
