package dev.naru.mock.naver.claims;

import dev.naru.mock.ledger.ProductOrder;
import dev.naru.mock.naver.Bilingual;
import java.util.function.Function;

/** What came of a step. */
public sealed interface StepResult {
    /** It was taken; the product order is where the step leads. */
    record Done(ProductOrder productOrder) implements StepResult {
        @Override
        public <R> R fold(Function<Done, R> done, Function<Refused, R> refused) {
            return done.apply(this);
        }
    }

    /** Nothing has changed, for this reason. */
    record Refused(String productOrderId, Bilingual why) implements StepResult {
        @Override
        public <R> R fold(Function<Done, R> done, Function<Refused, R> refused) {
            return refused.apply(this);
        }
    }

    <R> R fold(Function<Done, R> done, Function<Refused, R> refused);
}
