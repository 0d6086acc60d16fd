package dev.naru.mock.naver.judge;

/**
 * A rule with what breaks it and what only just does not.
 *
 * @param fails must be found
 * @param passes must not be
 */
record RuleExample(Rule rule, Situation fails, Situation passes) {
    static RuleExample of(Rule rule, Situation fails, Situation passes) {
        return new RuleExample(rule, fails, passes);
    }

    /** For rules whose opposite is simply the flawless answer. */
    static RuleExample of(Rule rule, Situation fails) {
        return new RuleExample(rule, fails, Situation.flawless());
    }

    @Override
    public String toString() {
        return rule.name();
    }
}
