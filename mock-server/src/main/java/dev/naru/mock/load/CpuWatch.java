package dev.naru.mock.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Reads how much CPU time processes of this machine have used. Looking takes milliseconds, so never on the event loop. */
final class CpuWatch {
    /** What the generator itself is called. */
    static final String GENERATOR = "generator";

    private final Map<String, Long> pids;
    private final OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /**
     * Names what is watched.
     *
     * @param pids process ids by name
     */
    CpuWatch(Map<String, Long> pids) {
        this.pids = new LinkedHashMap<>(pids);
    }

    /**
     * CPU time used so far.
     *
     * @param atNanos when it was read
     * @param byName of each process that could be read, and under "... with children" of all below it
     */
    record Sample(long atNanos, Map<String, Duration> byName) {
        /** What was used since {@code earlier}, by name. */
        Map<String, Duration> since(Sample earlier) {
            Map<String, Duration> used = new LinkedHashMap<>();
            byName.forEach((name, total) -> {
                Duration before = earlier.byName.get(name);
                if (before != null) {
                    used.put(name, total.minus(before));
                }
            });
            return used;
        }
    }

    Sample sample(long atNanos) {
        Map<String, Duration> byName = new LinkedHashMap<>();
        pids.forEach((name, pid) -> ProcessHandle.of(pid).ifPresent(process -> {
            add(byName, name, Stream.of(process));
            // The gateway's embedded PostgreSQL is a child of it.
            if (process.children().findAny().isPresent()) {
                add(byName, name + "'s children", process.descendants());
            }
        }));
        add(byName, GENERATOR, Stream.of(ProcessHandle.current()));
        return new Sample(atNanos, byName);
    }

    private static void add(Map<String, Duration> byName, String name, Stream<ProcessHandle> processes) {
        processes
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration::plus)
                .ifPresent(total -> byName.put(name, total));
    }

    /** Share of all CPUs in use since the last call, 0 to 1; below 0 when the machine does not say. */
    double machineShare() {
        return machine.getCpuLoad();
    }
}
