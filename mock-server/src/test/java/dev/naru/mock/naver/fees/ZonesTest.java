package dev.naru.mock.naver.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZonesTest {
    @ParameterizedTest
    @CsvSource({
        "06236, MAINLAND",
        "62999, MAINLAND",
        "63000, JEJU",
        "63309, JEJU",
        "63644, JEJU",
        "63645, MAINLAND",
        "690-123, JEJU",
        "699999, JEJU",
        "700000, MAINLAND",
        "40199, MAINLAND",
        "40200, ISLAND",
        "40205, ISLAND",
        "40240, ISLAND",
        "40241, MAINLAND",
        "799-800, ISLAND",
        "' 63309 ', JEJU",
        "6330, MAINLAND",
        "abc, MAINLAND",
        "'', MAINLAND"
    })
    void postcodeDecidesTheZone(String postcode, Zone zone) {
        assertThat(Zones.of(postcode)).isEqualTo(zone);
    }

    @Test
    void missingPostcodeIsMainland() {
        assertThat(Zones.of(null)).isEqualTo(Zone.MAINLAND);
    }

    @Test
    void islandsCanBeReplaced() {
        Zones zones = new Zones(List.of(new Zones.Range("53031", "53033")));

        assertThat(zones.zoneOf("53032")).isEqualTo(Zone.ISLAND);
        assertThat(zones.zoneOf("40205")).isEqualTo(Zone.MAINLAND);
    }

    @Test
    void rangeOfSomethingElseIsRefused() {
        assertThatThrownBy(() -> new Zones.Range("1", "2")).hasMessageContaining("1-2");
    }
}
