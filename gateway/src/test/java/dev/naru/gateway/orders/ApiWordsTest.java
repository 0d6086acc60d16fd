package dev.naru.gateway.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.events.EventType;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.OperationState;
import dev.naru.gateway.testing.ApiContract;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where the API document lists every word there is, it lists those of the code. */
class ApiWordsTest {
    private final ApiContract contract = new ApiContract();

    @Test
    void everyFindingIsExplained() {
        assertThat(explained("FindingCode"))
                .isEqualTo(words(Arrays.stream(FindingCode.values()).map(FindingCode::wireName)));
    }

    @Test
    void everyStateOfAnOrderIsExplained() {
        assertThat(explained("OrderState"))
                .isEqualTo(words(Arrays.stream(OrderState.values()).map(Enum::name)));
    }

    @Test
    void everyStateOfAnOperationIsExplained() {
        assertThat(explained("OperationState"))
                .isEqualTo(words(Arrays.stream(OperationState.values()).map(Enum::name)));
    }

    @Test
    void everyTypeOfEventIsExplained() {
        assertThat(explained("EventType"))
                .isEqualTo(words(Arrays.stream(EventType.values()).map(EventType::wireName)));
    }

    @Test
    void everyKindOfOperationIsNamed() {
        Set<String> named = words(contract.document()
                .at("/components/schemas/Operation/properties/kind/enum")
                .valueStream()
                .map(kind -> kind.asText()));

        assertThat(named)
                .isEqualTo(words(Arrays.stream(OperationKind.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))));
    }

    private Set<String> explained(String schema) {
        return words(
                contract.document().at("/components/schemas/" + schema + "/oneOf").findValuesAsText("const").stream());
    }

    private static Set<String> words(Stream<String> words) {
        return words.collect(Collectors.toSet());
    }
}
