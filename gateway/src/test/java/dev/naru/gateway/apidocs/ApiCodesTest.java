package dev.naru.gateway.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.testing.ApiContract;
import dev.naru.gateway.testing.ApiContract.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Every code that the sources can answer with is explained, every code that is explained can be met. */
class ApiCodesTest {
    /** A problem's code follows its status; an operation's is the first thing said of its failure. */
    private static final List<Pattern> SAID = List.of(
            Pattern.compile("(?:Problem\\.(?:of|refused)|new Problem)\\(\\s*\\w+,\\s*\"([a-z_]+)\""),
            Pattern.compile("(?:Outcome\\.Failed|Preparation\\.Refuse)\\(\\s*\"([a-z_]+)\""));

    /** Codes that no answer of {@code /v1} has, and whose they are. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "edited_meanwhile", "admin",
            "from_environment", "admin",
            "not_in_review", "admin",
            "too_many_keys", "admin",
            "too_many_merchants", "admin",
            "invalid_notification", "edge",
            "too_many_requests", "edge",
            "not_sent", "the compatible front");

    /** What a person's verdict is called where it is stored. */
    private static final Set<String> BY_A_PERSON = Set.of("not_done");

    private final ApiContract contract = new ApiContract();

    @Test
    void everyCodeOfTheSourcesIsExplainedAndViceVersa() throws IOException {
        Set<String> said = new TreeSet<>(BY_A_PERSON);
        for (String source : sources()) {
            SAID.forEach(pattern -> pattern.matcher(source).results().forEach(it -> said.add(it.group(1))));
        }
        assertThat(said).hasSizeGreaterThan(30).containsAll(ELSEWHERE.keySet());
        said.removeAll(ELSEWHERE.keySet());

        assertThat(explained()).isEqualTo(said);
    }

    @Test
    void everyCodeIsSaidOfAnOperationAndViceVersa() {
        Set<String> ofOperations = new TreeSet<>();
        for (Operation operation : contract.operations()) {
            operation
                    .json()
                    .path("responses")
                    .forEach(answer ->
                            ofOperations.addAll(texts(contract.resolved(answer).path("x-problem-codes"))));
        }

        assertThat(ofOperations).isEqualTo(explained());
    }

    @Test
    void everyAnswerThatIsAProblemSaysItsCodes() {
        for (Operation operation : contract.operations()) {
            operation.json().path("responses").properties().forEach(answer -> {
                JsonNode resolved = contract.resolved(answer.getValue());
                assertThat(resolved.path("content").has("application/problem+json"))
                        .as(operation.id() + " " + answer.getKey())
                        .isEqualTo(!resolved.path("x-problem-codes").isEmpty());
            });
        }
    }

    private Set<String> explained() {
        return new TreeSet<>(
                contract.document().at("/components/schemas/ProblemCode/oneOf").findValuesAsText("const"));
    }

    private static Set<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> java =
                    files.filter(path -> path.toString().endsWith(".java")).toList();
            assertThat(java).hasSizeGreaterThan(200);
            Stream.Builder<String> texts = Stream.builder();
            for (Path path : java) {
                texts.add(Files.readString(path));
            }
            return texts.build().toList();
        }
    }
}
