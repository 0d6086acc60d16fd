package dev.naru.gateway.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.platform.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shop writes, against what Iamport is told. */
class ClaimBodyTest {
    private static final String SHIP =
            "{\"delivery_method\":\"NOTHING\",\"dispatched_at\":\"2026-01-01T09:00:00+09:00\"}";

    @Test
    void aTimeBecomesSeconds() {
        assertThat(read(ClaimAction.SHIP, SHIP).fields().get("dispatched_at").longValue())
                .isEqualTo(1_767_225_600);
    }

    @Test
    void aReasonThatIsLeftOutIsTheStandardOne() {
        assertThat(read(ClaimAction.CANCEL, "{}").fields()).hasToString("{\"reason\":\"PRODUCT_UNSATISFIED\"}");
        assertThat(read(ClaimAction.WITHHOLD_RETURN, "{\"memo\":\"보류\"}").fields())
                .hasToString("{\"memo\":\"보류\",\"reason\":\"ETC\",\"extra_charge\":0}");
    }

    @Test
    void leftOutMeansAll() {
        assertThat(read(ClaimAction.PLACE, "{}").productOrderIds()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "PLACE           | {`product_order_ids`:[]}                                          | product_order_ids",
                "PLACE           | {`product_order_ids`:[``]}                                        | product_order_ids[0]",
                "PLACE           | {`product_order_ids`:[20260101]}                                  | product_order_ids[0]",
                "PLACE           | {`product_order_ids`:`1`}                                         | product_order_ids",
                "PLACE           | {`reason`:`SOLD_OUT`}                                             | reason",
                "CANCEL          | {`reason`:`SOLD_OUT `}                                            | reason",
                "CANCEL          | {`reason`:`BROKEN`}                                               | reason",
                "CANCEL          | {`imp_uid`:`../1`}                                                | imp_uid",
                "SHIP            | {`delivery_method`:`NOTHING`}                                     | dispatched_at",
                "SHIP            | {`delivery_method`:`NOTHING`,`dispatched_at`:`today`}             | dispatched_at",
                "SHIP            | {`delivery_method`:`NOTHING`,`dispatched_at`:`1969-01-01T00:00:00Z`} | dispatched_at",
                "SHIP_EXCHANGED  | {`delivery_method`:`DELIVERY`,`tracking_number`:`1`}              | delivery_company",
                "SHIP_EXCHANGED  | {`delivery_method`:`DELIVERY`,`delivery_company`:`CJGLS`}         | tracking_number",
                "SHIP_EXCHANGED  | {`delivery_method`:`NOTHING`,`delivery_company`:`PIGEON`}         | delivery_company",
                "SHIP_EXCHANGED  | {`delivery_method`:`RETURN_DELIVERY`}                             | delivery_method",
                "REQUEST_RETURN  | {`delivery_method`:`NOTHING`}                                     | delivery_method",
                "REQUEST_RETURN  | {`delivery_method`:`RETURN_DELIVERY`,`delivery_company`:`EMS`}    | tracking_number",
                "REJECT_RETURN   | {}                                                                | memo",
                "WITHHOLD_RETURN | {`memo`:`m`,`extra_charge`:-1}                                    | extra_charge",
                "WITHHOLD_RETURN | {`memo`:`m`,`reason`:`EXTRAFEE`}                                  | reason"
            })
    void theFaultyFieldIsNamed(ClaimAction action, String body, String field) {
        InvalidJson invalid = catchThrowableOfType(InvalidJson.class, () -> read(action, body.replace('`', '"')));

        assertThat(invalid.errors()).extracting(error -> error.field()).isEqualTo(List.of(field));
    }

    private static ClaimBody read(ClaimAction action, String body) {
        return ClaimBody.read(action, StrictJson.parse(body.getBytes(StandardCharsets.UTF_8)));
    }
}
