package dev.naru.mock.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class InspectionBoundsTest {
    private final Inspection inspection = new Inspection(() -> Instant.EPOCH);

    @Test
    void oldestRemarkLeavesWhenThereAreTooMany() {
        for (int i = 0; i <= 1_000; i++) {
            inspection.note(Fault.BELOW_MINIMUM, "m" + i, null, "5 won");
        }

        assertThat(inspection.remarks()).hasSize(1_000);
        assertThat(inspection.remarks().get(0).merchantUid()).isEqualTo("m1");
        assertThat(inspection.dropped()).isEqualTo(1);
    }

    @Test
    void longEvidenceIsCut() {
        inspection.note(Fault.PRODUCTS_INVALID, "m1", null, "x".repeat(5_000));

        assertThat(inspection.remarks().get(0).evidence()).hasSize(301).endsWith("…");
    }

    @Test
    void everyFaultIsExplainedInBothLanguages() {
        assertThat(Fault.values()).allSatisfy(fault -> {
            assertThat(fault.title().ko()).isNotBlank();
            assertThat(fault.title().en()).isNotBlank();
            assertThat(fault.why().ko()).isNotBlank();
            assertThat(fault.why().en()).isNotBlank();
        });
    }
}
