package dev.naru.mock.naver.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RuleExamplesTest {
    static List<RuleExample> examples() {
        return Stream.of(TransportExamples.all(), ProductExamples.all(), ShippingExamples.all(), OptionExamples.all())
                .flatMap(some -> some)
                .toList();
    }

    static List<Rule> rules() {
        return Stream.<Rule[]>of(
                        TransportRule.values(),
                        StructureRule.values(),
                        ProductRule.values(),
                        ShippingRule.values(),
                        OptionRule.values(),
                        CombinationRule.values(),
                        SupplementRule.values())
                .flatMap(Stream::of)
                .toList();
    }

    @Test
    void everyRuleHasExactlyOneExample() {
        assertThat(examples())
                .extracting(example -> example.rule().name())
                .containsExactlyInAnyOrderElementsOf(
                        rules().stream().map(Rule::name).toList());
    }

    @ParameterizedTest
    @EnumSource
    void flawlessAnswerIsNotRemarkedOn(JudgeMode mode) {
        Verdict verdict = Situation.flawless().judged(mode);

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.ACCEPTED);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void brokenRuleIsFoundWithItsSeverity(RuleExample example) {
        for (JudgeMode mode : JudgeMode.values()) {
            Verdict verdict = example.fails().judged(mode);

            Severity severity = example.rule().text().weight().in(mode);
            assertThat(verdict.findings())
                    .filteredOn(finding -> finding.code().equals(example.rule().name()))
                    .isNotEmpty()
                    .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(severity));
            assertThat(verdict.findings().stream().anyMatch(finding -> finding.severity() == Severity.BLOCK))
                    .isEqualTo(verdict.outcome() == Verdict.Outcome.REFUSED);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void keptRuleIsNotFound(RuleExample example) {
        Verdict verdict = example.passes().judged(JudgeMode.STRICT);

        assertThat(verdict.findings())
                .extracting(Finding::code)
                .doesNotContain(example.rule().name());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleSpeaksBothLanguages(Rule rule) {
        assertThat(Stream.of(rule.text().why(), rule.text().fix())).allSatisfy(sentence -> {
            assertThat(sentence.ko()).matches(".*[가-힣].*");
            assertThat(sentence.en()).isNotBlank().doesNotMatch(".*[가-힣].*");
        });
    }
}
