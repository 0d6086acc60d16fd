package dev.naru.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.platform.json.StrictJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleGuardTest {
    @Test
    void oneThatWasTakenBackEarlierDoesNotStandForTheOthers() {
        assertThat(takenBack("revoked", "scheduled")).isInstanceOf(Finding.NotDone.class);
    }

    @Test
    void whatHasRunAndWhatIsNotThereCannotBeTakenBackAndHoldsUpNothing() {
        assertThat(takenBack("executed", "revoked"))
                .isInstanceOfSatisfying(
                        Finding.Answered.class,
                        answered -> assertThat(answered.response()).hasSize(1));
    }

    @Test
    void nothingTakenBackIsNotDone() {
        assertThat(takenBack("scheduled")).isInstanceOf(Finding.NotDone.class);
        assertThat(takenBack("executed")).isInstanceOf(Finding.NotDone.class);
        assertThat(takenBack()).isInstanceOf(Finding.NotDone.class);
    }

    /** What a look makes of schedules that are found as {@code statuses}; the call names one more, which is not there. */
    private static Finding takenBack(String... statuses) {
        EffectCall call = new EffectCall(
                OperationKind.UNSCHEDULE,
                HttpMethod.POST,
                "/subscribe/payments/unschedule",
                "",
                CallBody.read("application/json", Buffer.buffer("{}")),
                null);
        List<JsonNode> found = Arrays.stream(statuses)
                .<JsonNode>map(status -> StrictJson.mapper().createObjectNode().put("schedule_status", status))
                .toList();
        return ScheduleGuard.judge(call, statuses.length + 1, found);
    }
}
