package dev.naru.mock.naver.judge;

/** What a finding does to the order. */
public enum Severity {
    /** The line cannot be bought. */
    BLOCK,
    /** The line can be bought, but Naver may see it otherwise. */
    WARN,
    /** Worth knowing. */
    INFO
}
