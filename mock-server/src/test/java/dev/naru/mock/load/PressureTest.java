package dev.naru.mock.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PressureTest {
    @Test
    void aQuietRunHasNoWarning() {
        assertThat(new Pressure(1, 20, 0.3, 1, 0, 0.6, 0.2, 3, 0).warnings()).isEmpty();
    }

    @Test
    void whatIsNotKnownIsNoWarning() {
        assertThat(new Pressure(1, 20, 0.3, 1, 0, -1, -1, -1, 0).warnings()).isEmpty();
    }

    @Test
    void aLateLoopIsNamed() {
        assertThat(new Pressure(9, 20, 0.3, 1, 0, 0.6, 0.2, 3, 0).warnings())
                .singleElement()
                .asString()
                .contains("event loop came late", "p99 9.0 ms");
    }

    @Test
    void lateSendingIsNamed() {
        assertThat(new Pressure(1, 20, 0.3, 8, 0, 0.6, 0.2, 3, 0).warnings())
                .singleElement()
                .asString()
                .contains("sent late");
    }

    @Test
    void aSaturatedGeneratorIsNamed() {
        assertThat(new Pressure(1, 20, 0.91, 1, 0, 0.6, 0.2, 3, 0).warnings())
                .singleElement()
                .asString()
                .contains("The generator is the bottleneck", "91 %");
    }

    @Test
    void takenConnectionsAreNamed() {
        assertThat(new Pressure(1, 20, 0.3, 1, 0.05, 0.6, 0.2, 3, 0).warnings())
                .singleElement()
                .asString()
                .contains("5.0 %", "every connection taken");
    }

    @Test
    void aBusyMockIsNamed() {
        assertThat(new Pressure(1, 20, 0.3, 1, 0, 0.6, 0.97, 3, 0).warnings())
                .singleElement()
                .asString()
                .contains("The mock is the bottleneck", "97 %");
    }

    @Test
    void aSlowMockIsNamedWithoutItsProcess() {
        assertThat(new Pressure(1, 20, 0.3, 1, 0, 0.6, -1, 80, 0).warnings())
                .singleElement()
                .asString()
                .contains("The mock may be the bottleneck", "80 ms");
    }

    @Test
    void aForgetfulMockIsNamed() {
        assertThat(new Pressure(1, 20, 0.3, 1, 0, 0.6, 0.2, 3, 12).warnings())
                .singleElement()
                .asString()
                .startsWith("12 of the mock's records were forgotten");
    }

    @Test
    void aFullMachineIsNamed() {
        assertThat(new Pressure(1, 20, 0.3, 1, 0, 0.99, 0.2, 3, 0).warnings())
                .singleElement()
                .asString()
                .contains("The machine was full");
    }
}
