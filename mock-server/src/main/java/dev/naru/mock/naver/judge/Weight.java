package dev.naru.mock.naver.judge;

/** The severity of a rule in both modes. */
enum Weight {
    BLOCKS(Severity.BLOCK, Severity.BLOCK),
    BLOCKS_IF_STRICT(Severity.WARN, Severity.BLOCK),
    WARNS(Severity.WARN, Severity.WARN),
    INFORMS(Severity.INFO, Severity.INFO);

    private final Severity lenient;
    private final Severity strict;

    Weight(Severity lenient, Severity strict) {
        this.lenient = lenient;
        this.strict = strict;
    }

    Severity in(JudgeMode mode) {
        return mode == JudgeMode.STRICT ? strict : lenient;
    }
}
