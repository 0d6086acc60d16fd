package dev.naru.mock.naver.judge;

/** How the judge treats what no source proves to be refused. */
public enum JudgeMode {
    /** Warns. The manuals' own sample passes. */
    LENIENT,
    /** Refuses whatever the guide forbids or the registration contradicts. */
    STRICT
}
