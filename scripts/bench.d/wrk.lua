-- The request comes through the environment: wrk itself refuses a URL with raw brackets.
wrk.path = os.getenv("BENCH_PATH")

function done(summary, latency, requests)
    local e = summary.errors
    io.write(string.format("bench %d %d %d %d %d %d %d\n",
        summary.requests, summary.duration,
        e.connect + e.read + e.write + e.status + e.timeout,
        latency:percentile(50), latency:percentile(90), latency:percentile(99), latency:percentile(99.9)))
end
