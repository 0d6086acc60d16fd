package dev.naru.mock.load;

/** Everything that is known of the measured requests of a run. Times are nanoseconds after the start. */
final class Recorder {
    private final Schedule schedule;
    private final Latencies sinceDue = new Latencies();
    private final Latencies sinceSent = new Latencies();
    private final Latencies sentLate = new Latencies();
    private final Timeline timeline = new Timeline();
    private final Tally faults = new Tally();
    private final Tally warmupFaults = new Tally();
    private long sent;
    private long waited;
    private long unsent;
    private long skipped;

    Recorder(Schedule schedule) {
        this.schedule = schedule;
    }

    /**
     * A request leaves.
     *
     * @param waited whether every connection was taken when it was due; then its delay is not the generator's doing
     */
    void sent(long index, long dueNanos, long nowNanos, boolean waited) {
        if (!schedule.isMeasured(index)) {
            return;
        }
        sent++;
        timeline.sent(sinceMeasured(nowNanos));
        if (waited) {
            this.waited++;
        } else {
            sentLate.record(nowNanos - dueNanos);
        }
    }

    void right(long index, long dueNanos, long sentNanos, long nowNanos) {
        if (schedule.isMeasured(index)) {
            sinceDue.record(nowNanos - dueNanos);
            sinceSent.record(nowNanos - sentNanos);
            timeline.right(sinceMeasured(nowNanos), nowNanos - dueNanos);
        }
    }

    void wrong(long index, long nowNanos, String kind) {
        if (schedule.isMeasured(index)) {
            faults.count(kind);
            timeline.wrong(sinceMeasured(nowNanos));
        } else {
            warmupFaults.count(kind);
        }
    }

    /** Requests from {@code index} on were not sent before the time for them was up. */
    void neverSent(long index) {
        unsent = schedule.count() - Math.max(index, schedule.warmupCount());
    }

    /** So many requests of the warm-up were still to be sent when it was over. */
    void skipped(long requests) {
        skipped += requests;
    }

    private long sinceMeasured(long nowNanos) {
        return Math.max(0, nowNanos - schedule.measuredFromNanos());
    }

    /** From the moment a request was due to its whole answer, right answers only. */
    Latencies sinceDue() {
        return sinceDue;
    }

    /** The same from the moment it was sent: what a generator that waits for answers would have reported. */
    Latencies sinceSent() {
        return sinceSent;
    }

    /** How much later than due requests left although a connection was free: the generator's own delay. */
    Latencies sentLate() {
        return sentLate;
    }

    Timeline timeline() {
        return timeline;
    }

    Tally faults() {
        return faults;
    }

    /** Faults of requests that are not measured; they tell of a target that was not ready. */
    Tally warmupFaults() {
        return warmupFaults;
    }

    long sent() {
        return sent;
    }

    long rightCount() {
        return sinceDue.count();
    }

    /** Requests that were due while every connection was taken. */
    long waited() {
        return waited;
    }

    long unsent() {
        return unsent;
    }

    /** Requests of the warm-up that were left out: the target was slower than it. */
    long skipped() {
        return skipped;
    }
}
