package dev.naru.gateway.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** W3C Trace Context, level 1, §3.2 and §3.3. */
class TraceTest {
    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + ID + "-00f067aa0ba902b7-01";

    @ParameterizedTest
    @ValueSource(
            strings = {
                PARENT,
                "00-" + ID + "-00f067aa0ba902b7-00",
                "00-" + ID + "-00f067aa0ba902b7-ff",
                "cc-" + ID + "-00f067aa0ba902b7-01",
                "cc-" + ID + "-00f067aa0ba902b7-01-what-the-future-will-bring"
            })
    void aValidParentIsHonoured(String parent) {
        assertThat(of(parent).id()).isEqualTo(ID);
        assertThat(of(parent).step()).isEqualTo("00f067aa0ba902b7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                ID,
                "00-" + ID + "-00f067aa0ba902b7",
                "00-" + ID + "-00f067aa0ba902b7-1",
                "00-" + ID + "-00f067aa0ba902b7-01-",
                "00-" + ID + "-00f067aa0ba902b7-01-more",
                "cc-" + ID + "-00f067aa0ba902b7-01.more",
                "ff-" + ID + "-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-" + ID + "-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01",
                "00_" + ID + "_00f067aa0ba902b7_01",
                " " + PARENT
            })
    void anInvalidParentBeginsAnotherTraceWithoutItsState(String parent) {
        Trace trace = Trace.of(List.of(parent), List.of("vendor=1"));

        assertThat(trace.id()).matches("[0-9a-f]{32}").isNotEqualTo(ID);
        assertThat(trace.state()).isNull();
    }

    @Test
    void twoParentsAreNone() {
        assertThat(Trace.of(List.of(PARENT, PARENT), List.of()).id()).isNotEqualTo(ID);
        assertThat(Trace.of(List.of(), List.of()).id()).matches("[0-9a-f]{32}");
    }

    @Test
    void everyRequestMadeOnItsBehalfIsAStepOfItsOwn() {
        Trace trace = of(PARENT);

        assertThat(trace.next().parent())
                .matches("00-" + ID + "-[0-9a-f]{16}-01")
                .isNotEqualTo(trace.next().parent());
        assertThat(Trace.of(List.of(trace.next().parent()), List.of()).id()).isEqualTo(ID);
    }

    @ParameterizedTest
    @CsvSource({"00,00", "01,01", "02,00", "03,01", "ff,01", "fe,00"})
    void onlyTheFlagThatLevelOneKnowsIsPassedOn(String came, String goes) {
        assertThat(of("00-" + ID + "-00f067aa0ba902b7-" + came).next().parent()).endsWith("-" + goes);
    }

    @Test
    void statesOfOthersAreOneListAndNoLongerThanAllowed() {
        assertThat(Trace.of(List.of(PARENT), List.of("a=1", "b=2")).state()).isEqualTo("a=1,b=2");
        assertThat(Trace.of(List.of(PARENT), List.of("a=" + "1".repeat(600))).state())
                .isNull();
        assertThat(Trace.of(List.of(PARENT), List.of("a=\u0007")).state()).isNull();
    }

    @Test
    void aNotedIdIsTakenUpAndNothingElse() {
        assertThat(Trace.of(ID).id()).isEqualTo(ID);
        assertThat(Trace.of((String) null).id()).matches("[0-9a-f]{32}");
        assertThat(Trace.of("0".repeat(32)).id()).isNotEqualTo("0".repeat(32));
    }

    private static Trace of(String parent) {
        return Trace.of(List.of(parent), List.of());
    }
}
