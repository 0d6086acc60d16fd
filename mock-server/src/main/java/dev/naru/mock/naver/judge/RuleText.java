package dev.naru.mock.naver.judge;

import dev.naru.mock.naver.Bilingual;

/**
 * What a rule says besides its code.
 *
 * @param reason what the buyer is told when it refuses a line
 * @param why why it matters
 * @param fix what the shop's developer can do
 */
record RuleText(Weight weight, Evidence evidence, BuyerReason reason, Bilingual why, Bilingual fix) {
    RuleText(
            Weight weight,
            Evidence evidence,
            BuyerReason reason,
            String whyKo,
            String whyEn,
            String fixKo,
            String fixEn) {
        this(weight, evidence, reason, new Bilingual(whyKo, whyEn), new Bilingual(fixKo, fixEn));
    }
}
