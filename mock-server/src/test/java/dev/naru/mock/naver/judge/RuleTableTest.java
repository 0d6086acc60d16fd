package dev.naru.mock.naver.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleTableTest {
    @Test
    void documentListsEveryRuleAsItIs() throws IOException {
        List<String> written = Files.readAllLines(Path.of("..", "docs", "protocol", "naver-product-check.md")).stream()
                .filter(line -> line.matches("\\| [A-Z]_[A-Z0-9_]+ \\|.*"))
                .toList();

        assertThat(written)
                .containsExactlyElementsOf(RuleExamplesTest.rules().stream()
                        .map(RuleTableTest::row)
                        .toList());
    }

    private static String row(Rule rule) {
        RuleText text = rule.text();
        return "| %s | %s | %s | %s | %s |"
                .formatted(
                        rule.name(),
                        text.weight().in(JudgeMode.LENIENT),
                        text.weight().in(JudgeMode.STRICT),
                        text.evidence(),
                        text.why().en());
    }
}
