package dev.naru.mock.iamport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.mock.http.BadInput;
import dev.naru.mock.http.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParamsTest {
    @Test
    void groupsAndListsOfGroupsAreReadWithTheirPath() {
        Params params = params("{\"schedules\":[{\"amount\":10},{\"amount\":\"x\",\"extra\":{\"naverUseCfm\":{}}}]}");

        List<Params> schedules = params.objects("schedules", 10);

        assertThat(schedules).hasSize(2);
        assertThat(schedules.get(0).won("amount")).isEqualTo(10);
        assertThatThrownBy(() -> schedules.get(1).won("amount"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("schedules[1].amount");
        assertThatThrownBy(() -> schedules.get(1).object("extra").text("naverUseCfm", 8))
                .hasMessageContaining("schedules[1].extra.naverUseCfm");
    }

    @Test
    void loneGroupIsAListOfOne() {
        assertThat(params("{\"schedules\":{\"amount\":10}}").objects("schedules", 10))
                .hasSize(1);
    }

    @Test
    void absentGroupsAreEmpty() {
        for (String nothing : List.of("{}", "{\"extra\":null}", "{\"extra\":\"\"}", "{\"extra\":[]}")) {
            assertThat(params(nothing).object("extra").has("requester")).isFalse();
            assertThat(params(nothing).objects("extra", 10)).isEmpty();
        }
    }

    @Test
    void wrongKindsAreNamed() {
        assertThatThrownBy(() -> params("{\"extra\":\"admin\"}").object("extra"))
                .hasMessageContaining("extra");
        assertThatThrownBy(() -> params("{\"a\":[{},1]}").objects("a", 10)).hasMessageContaining("a[1]");
        assertThatThrownBy(() -> params("{\"a\":[{},{}]}").objects("a", 1)).hasMessageContaining("at most 1");
    }

    private static Params params(String json) {
        return new Params((ObjectNode) StrictJson.parse(json.getBytes(StandardCharsets.UTF_8)));
    }
}
