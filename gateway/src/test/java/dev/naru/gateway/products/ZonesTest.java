package dev.naru.gateway.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.naru.gateway.platform.json.InvalidJson;
import dev.naru.gateway.platform.json.StrictJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZonesTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "06236, MAINLAND",
        "62999, MAINLAND",
        "63000, JEJU",
        "63309, JEJU",
        "63644, JEJU",
        "63645, MAINLAND",
        "633-09, JEJU",
        "690-756, JEJU",
        "700000, MAINLAND",
        "40199, MAINLAND",
        "40200, ISLAND",
        "40240, ISLAND",
        "40241, MAINLAND",
        "799800, ISLAND",
        "6330, MAINLAND",
        "6330900, MAINLAND",
        "'', MAINLAND",
        "none, MAINLAND",
    })
    void theDefaultKnowsJejuAndIslands(String postcode, Zone zone) {
        assertThat(Zones.DEFAULT.of(postcode)).isEqualTo(zone);
    }

    @Test
    void aMissingPostcodeIsMainland() {
        assertThat(Zones.DEFAULT.of(null)).isEqualTo(Zone.MAINLAND);
    }

    @Test
    void whatIsWrittenIsReadBackEqual() {
        assertThat(ZonesJson.read(ZonesJson.write(Zones.DEFAULT))).isEqualTo(Zones.DEFAULT);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '#',
            value = {
                "{'jeju':{},'island':{'ranges':[{'from':'1','to':'2'}]}} # island.ranges[0].from",
                "{'jeju':{'ranges':[{'from':'63000','to':'62999'}]},'island':{}} # jeju.ranges[0].to",
                "{'jeju':{'ranges':[{'from':'63000','to':'636440'}]},'island':{}} # jeju.ranges[0].to",
                "{'jeju':{'ranges':[{'from':'63000','to':'63644'}]},'island':{'ranges':[{'from':'63644','to':'63700'}]}}"
                        + " # island.ranges[0]",
                "{'jeju':{'api_surcharge':200001},'island':{}} # jeju.api_surcharge",
                "{'jeju':{}} # island",
                "{'jeju':{},'island':{},'dokdo':{}} # dokdo",
            })
    void refusesWhatIsNoZone(String json, String field) {
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);

        InvalidJson refused = catchThrowableOfType(InvalidJson.class, () -> ZonesJson.read(StrictJson.parse(body)));

        assertThat(refused.errors()).extracting(error -> error.field()).contains(field);
    }
}
