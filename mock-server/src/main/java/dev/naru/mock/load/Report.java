package dev.naru.mock.load;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a run came to.
 *
 * @param scenario its name
 * @param unit what one arrival is, in the plural
 * @param about how it was run, by name, for people
 * @param startedAt when requests began
 * @param counts of measured arrivals, by what became of them
 * @param latencies by what was measured; the first is from the due moment to the right answer
 * @param seconds the measured part, second by second
 * @param faults what was wrong, by kind
 * @param facts counts of the scenario's own
 * @param wrongs sentences of what should not be
 * @param cpu who used how much
 * @param warnings reasons to doubt the figures
 */
record Report(
        String scenario,
        String unit,
        Map<String, String> about,
        Instant startedAt,
        Counts counts,
        Map<String, Latencies.Summary> latencies,
        List<Timeline.Second> seconds,
        Map<String, Long> faults,
        Map<String, String> facts,
        List<String> wrongs,
        List<Cpu> cpu,
        List<String> warnings) {
    /**
     * Measured arrivals.
     *
     * @param asked that the schedule had
     * @param sent of them
     * @param right answered, and rightly
     * @param waited sent later than due for want of a connection
     * @param unsent never sent
     * @param measuredSeconds length of the measured part
     */
    record Counts(long asked, long sent, long right, long waited, long unsent, int measuredSeconds) {
        double rightPerSecond() {
            return (double) right / measuredSeconds;
        }
    }

    /**
     * CPU time of one process in one part of the run.
     *
     * @param part of the run
     * @param share of one core, 1 = a whole one
     * @param microsEach per right answer; below 0 = not meaningful
     */
    record Cpu(String part, String process, double share, double microsEach) {}

    /** Whether everything was sent, and everything was right. */
    boolean isClean() {
        return counts.right() == counts.asked() && wrongs.isEmpty();
    }
}
