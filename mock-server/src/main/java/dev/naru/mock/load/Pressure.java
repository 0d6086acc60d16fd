package dev.naru.mock.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How hard the generator, the mock and the machine worked: whether figures are the target's or theirs.
 *
 * @param lagP99Ms how late the generator's event loop came
 * @param lagMaxMs the same at worst
 * @param loopShare share of one core its event loop used, 0 to 1
 * @param lateP99Ms how late requests left although a connection was free
 * @param waitedShare share of requests that found every connection taken, 0 to 1
 * @param machineShare share of all CPUs in use, 0 to 1; below 0 = not known
 * @param mockShare share of one core the mock used, 0 or more; below 0 = not known
 * @param mockHealthP90Ms how long the mock's health check took; below 0 = not asked
 * @param mockDropped records the mock forgot for want of room
 */
record Pressure(
        double lagP99Ms,
        double lagMaxMs,
        double loopShare,
        double lateP99Ms,
        double waitedShare,
        double machineShare,
        double mockShare,
        double mockHealthP90Ms,
        long mockDropped) {
    private static final double LAG_P99_MS = 5;
    private static final double LAG_MAX_MS = 100;
    private static final double LATE_P99_MS = 5;
    private static final double BUSY = 0.8;
    private static final double MACHINE_FULL = 0.95;
    private static final double WAITED = 0.01;
    private static final double MOCK_HEALTH_MS = 50;

    /** One sentence for each reason to doubt a figure; empty when there is none. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (lagP99Ms > LAG_P99_MS || lagMaxMs > LAG_MAX_MS) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "The generator's event loop came late (p99 %.1f ms, at worst %.0f ms): tails of about that length"
                            + " are its own.",
                    lagP99Ms,
                    lagMaxMs));
        }
        if (lateP99Ms > LATE_P99_MS) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "The generator sent late although connections were free (p99 %.1f ms): that time is in the"
                            + " latencies.",
                    lateP99Ms));
        }
        if (loopShare > BUSY) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "The generator is the bottleneck: its event loop used %.0f %% of a core; ask for a lower rate.",
                    loopShare * 100));
        }
        if (waitedShare > WAITED) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%.1f %% of the requests found every connection taken: the target was slower than the arrivals, or"
                            + " --connections is too low; the wait is in the latencies.",
                    waitedShare * 100));
        }
        if (mockShare > BUSY) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "The mock is the bottleneck: it used %.0f %% of a core, and its ledger has one thread.",
                    mockShare * 100));
        }
        if (mockHealthP90Ms > MOCK_HEALTH_MS) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "The mock may be the bottleneck: its health check took %.0f ms (p90).",
                    mockHealthP90Ms));
        }
        if (mockDropped > 0) {
            warnings.add(
                    mockDropped + " of the mock's records were forgotten for want of room: ask for fewer arrivals.");
        }
        if (machineShare > MACHINE_FULL) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "The machine was full (%.0f %% of its CPUs): generator and target took time from each other.",
                    machineShare * 100));
        }
        return warnings;
    }
}
