package dev.naru.gateway.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.iamport.IamportSchedule;
import dev.naru.gateway.iamport.IamportSchedule.Status;
import dev.naru.gateway.operations.Operation;
import dev.naru.gateway.operations.OperationKind;
import dev.naru.gateway.operations.OperationState;
import dev.naru.gateway.operations.Outcome;
import dev.naru.gateway.platform.value.Krw;
import dev.naru.gateway.platform.value.MerchantUid;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a look after the call says of charges that were to be taken back. */
class UnscheduleSheetTest {
    private static final Instant SENT = Instant.parse("2026-01-01T00:00:00Z");
    private static final UnscheduleRequest TWO =
            new UnscheduleRequest("gildong", List.of(new MerchantUid("a"), new MerchantUid("b")));
    private static final UnscheduleRequest ALL = new UnscheduleRequest("gildong", List.of());

    @Test
    void whileOneWaitsNobodyCanTellButTheOthersAreKnown() {
        Outcome outcome = after(TWO, Duration.ofSeconds(5), false, Map.of("a", Status.REVOKED, "b", Status.SCHEDULED));

        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        assertThat(items(((Outcome.Unknown) outcome).known())).containsExactly("a DONE", "b UNKNOWN");
    }

    @Test
    void onceTheCallIsLongGoneTheyAreAskedForAgain() {
        assertThat(after(TWO, Duration.ofMinutes(3), false, Map.of("a", Status.REVOKED, "b", Status.SCHEDULED)))
                .isInstanceOf(Outcome.NotDone.class);
    }

    @Test
    void oneThatRanMeanwhileIsRefusedByItself() {
        Outcome outcome = after(TWO, Duration.ofSeconds(5), false, Map.of("a", Status.EXECUTED, "b", Status.REVOKED));

        assertThat(items(((Outcome.Succeeded) outcome).result())).containsExactly("a REFUSED", "b DONE");
    }

    @Test
    void whenAllRanMeanwhileNothingWasDone() {
        Outcome outcome = after(TWO, Duration.ofSeconds(5), false, Map.of("a", Status.EXECUTED, "b", Status.EXECUTED));

        assertThat(((Outcome.Failed) outcome).code()).isEqualTo("nothing_waits");
        assertThat(items(((Outcome.Failed) outcome).details())).containsExactly("a REFUSED", "b REFUSED");
    }

    @Test
    void ofAllThatWaitOneThatRanIsNone() {
        Outcome outcome = after(ALL, Duration.ofSeconds(5), false, Map.of("a", Status.EXECUTED, "b", Status.REVOKED));

        assertThat(items(((Outcome.Succeeded) outcome).result())).containsExactly("b DONE");
    }

    @Test
    void allAreNotTakenBackWhileIamportListsOne() {
        assertThat(after(ALL, Duration.ofSeconds(5), true, Map.of("a", Status.REVOKED)))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void whatWasSeenBeforeTheCallIsKept() {
        UnscheduleSheet before = UnscheduleSheet.seen(TWO, found(Map.of("a", Status.REVOKED, "b", Status.SCHEDULED)));

        UnscheduleSheet kept = UnscheduleSheet.of(operation(TWO, before.premise()));

        assertThat(kept).isEqualTo(before);
        assertThat(kept.waiting()).containsExactly(new MerchantUid("b"));
        assertThat(kept.refused()).containsEntry(new MerchantUid("a"), "already_revoked");
    }

    private static Outcome after(UnscheduleRequest asked, Duration since, boolean isOpen, Map<String, Status> now) {
        List<MerchantUid> known = asked.isAll() ? List.of(new MerchantUid("a")) : asked.merchantUids();
        UnscheduleSheet sheet = new UnscheduleSheet(asked, known, Map.of());
        return sheet.outcome(
                operation(asked, sheet.premise()), found(now), isOpen, new BillingPatience(() -> SENT.plus(since)));
    }

    private static Map<MerchantUid, IamportSchedule> found(Map<String, Status> seen) {
        Map<MerchantUid, IamportSchedule> found = new LinkedHashMap<>();
        seen.forEach((uid, status) -> found.put(
                new MerchantUid(uid),
                new IamportSchedule(new MerchantUid(uid), "gildong", new Krw(9_900), SENT, status, null)));
        return found;
    }

    private static Operation operation(UnscheduleRequest asked, ObjectNode premise) {
        return new Operation(
                new UUID(0, 1),
                new UUID(0, 2),
                OperationKind.UNSCHEDULE,
                "key:a",
                "customer:gildong",
                null,
                asked.json(),
                OperationState.SENT,
                premise,
                null,
                null,
                null,
                1,
                1,
                true,
                SENT,
                SENT,
                SENT);
    }

    private static List<String> items(@Nullable JsonNode result) {
        return Objects.requireNonNull(result).path("items").findParents("result").stream()
                .map(item -> item.path("merchant_uid").textValue() + " "
                        + item.path("result").textValue())
                .toList();
    }
}
