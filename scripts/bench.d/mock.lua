-- The mock's requests, by BENCH_CASE. One thread, so that what an answer names can be asked for by the next request.
local case = os.getenv("BENCH_CASE")
local token = os.getenv("BENCH_TOKEN")
local run = os.getenv("BENCH_RUN")
local most = tonumber(os.getenv("BENCH_COUNT") or "0")
local json = { ["Content-Type"] = "application/json" }
local v1 = { ["Content-Type"] = "application/json", ["Authorization"] = token }
local sent = 0
local answered = 0
wrong = 0
finished = 0
local opened = {}

local imp_uids = {}
if os.getenv("BENCH_IMP_UIDS") then
    for line in io.lines(os.getenv("BENCH_IMP_UIDS")) do
        imp_uids[#imp_uids + 1] = line
    end
end

local cases = {}

function cases.token()
    return wrk.format("POST", "/users/getToken", json, '{"imp_key":"imp_key_local","imp_secret":"imp_secret_local"}')
end

function cases.read()
    return wrk.format("GET", "/payments/" .. imp_uids[sent % #imp_uids + 1] .. "?include_sandbox=true", v1)
end

function cases.again()
    return wrk.format("POST", "/subscribe/payments/again", v1,
        '{"customer_uid":"bench","merchant_uid":"' .. run .. "-" .. sent .. '","amount":1000,"name":"구독"}')
end

-- Opening and paying take turns as the answers come in: half of the requests end in a paid order.
function cases.window()
    local key = table.remove(opened)
    if key then
        return wrk.format("POST", "/_mock/window-pay/" .. key .. "/pay", json, "{}")
    end
    return wrk.format("POST", "/_mock/sdk/request-pay", json,
        '{"user_code":"imp00000000","page":{"mobile":false,"url":"http://shop.test/","user_agent":"bench"},' ..
        '"params":{"pg":"naverpay","merchant_uid":"' .. run .. "-" .. sent .. '","name":"상품","amount":1000,' ..
        '"naverPopupMode":true,"buyer_name":"구매자","buyer_tel":"010-1234-5678","naverProducts":[{"categoryType":"BOOK",' ..
        '"categoryId":"GENERAL","uid":"1","name":"상품","payReferrer":"NAVER_BOOK","count":1}]}}')
end

function request()
    sent = sent + 1
    return cases[case]()
end

local expected = {
    token = '"access_token"', read = '"imp_uid"', again = '"status":"paid"',
}

function response(status, headers, body)
    answered = answered + 1
    if case == "window" then
        local key = body:match('"key":"([^"]+)"')
        if body:find('"state":"paid"', 1, true) then
            finished = finished + 1
        elseif body:find('"ok":true', 1, true) and key then
            opened[#opened + 1] = key
        else
            wrong = wrong + 1
        end
    -- Looking into every body would make the generator the slower side.
    elseif status ~= 200 or (answered % 64 == 0 and not body:find(expected[case], 1, true)) then
        wrong = wrong + 1
    end
    if most > 0 and answered >= most then
        wrk.thread:stop()
    end
end

function setup(thread)
    bench_thread = thread
end

function done(summary, latency, requests)
    local e = summary.errors
    local bad = e.connect + e.read + e.write + e.status + e.timeout + bench_thread:get("wrong")
    local whole = case == "window" and bench_thread:get("finished") or summary.requests
    io.write(string.format("bench %d %d %d %d %d\n",
        whole, summary.duration, bad, latency:percentile(50), latency:percentile(99)))
end
