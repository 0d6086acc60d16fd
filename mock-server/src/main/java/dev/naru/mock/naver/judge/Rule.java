package dev.naru.mock.naver.judge;

/** One rule of the judge. The enums that implement this are the tables of all rules, one for each subject. */
interface Rule {
    /** Stable code; its first letter tells the table. */
    String name();

    /** All else there is to say about it. */
    RuleText text();
}
