-- One payment after the other, so that no two reads under way are the same.
local head = { ["Authorization"] = os.getenv("BENCH_TOKEN") }
local sent = 0
local answered = 0
wrong = 0

function request()
    sent = sent + 1
    return wrk.format("GET", "/payments/imp_" .. 100000000000 + sent % 1000, head)
end

function response(status, headers, body)
    answered = answered + 1
    -- Looking into every body would make the generator the slower side.
    if status ~= 200 or (answered % 64 == 0 and not body:find('"imp_uid":"imp_1000', 1, true)) then
        wrong = wrong + 1
    end
end

function setup(thread)
    bench_thread = thread
end

function done(summary, latency, requests)
    local e = summary.errors
    io.write(string.format("bench %d %d %d %d %d\n",
        summary.requests, summary.duration,
        e.connect + e.read + e.write + e.status + e.timeout + bench_thread:get("wrong"),
        latency:percentile(50), latency:percentile(99)))
end
