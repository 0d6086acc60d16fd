package dev.naru.mock.acceptance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One merchant's long day, always the same: order-type and payment-type purchases, claims, refunds, billing keys, charges
 * that fail by script, schedules, a webhook that has to be retried. Notes every answer and every webhook, byte for byte.
 */
final class Story {
    /** Wall time, and ports that the machine gave. */
    private static final Pattern OF_THIS_RUN =
            Pattern.compile("\"(latency|elapsed)_ms\":[0-9]+|http://127\\.0\\.0\\.1:[0-9]+");

    private final Mock mock;
    private final String name;
    private final List<String> heard = new ArrayList<>();

    Story(Mock mock, String name) {
        this.mock = mock;
        this.name = name;
    }

    /** Plays the whole story in a merchant space of its own and answers everything that came back. */
    List<String> play() {
        opensShop();
        paysByOrderType("o1");
        paysByOrderType("o2");
        shipsAndCancels();
        paysByWindow();
        subscribes();
        schedules();
        losesAKey();
        looksBack();
        return List.copyOf(heard);
    }

    private void opensShop() {
        note(mock.control("POST", "merchants", """
                {"imp_key":"%1$s","imp_secret":"secret","user_code":"code_%1$s",
                 "clock":{"mode":"frozen","now":"2026-01-01T00:00:00Z"},
                 "channels":[{"pg_provider":"naverco"},{"pg_provider":"naverpay"}],
                 "webhook":{"url":"%2$s/webhook/%1$s","retry":true}}""".formatted(name, mock.shop().url())));
    }

    private void paysByOrderType(String order) {
        opens(Carts.mixed(order));
        control("POST", "orders/" + order + "/approve", "{\"skip_check\":true}");
        get("/payments/find/" + order);
        advance("PT90S");
        get("/payments/find/" + order);
    }

    private void shipsAndCancels() {
        String first = impUid("o1");
        get("/payments/" + first + "/naver/product-orders");
        post("/payments/" + first + "/naver/place", "");
        post("/payments/" + first + "/naver/ship", Purchase.SHIP);
        post("/payments/" + first + "/naver/cancel", "");
        post("/payments/" + impUid("o2") + "/naver/cancel", "reason=SOLD_OUT");
        advance("PT90S");
        get("/payments/find/o2");
    }

    private void paysByWindow() {
        note(mock.post("/payments/prepare", Mock.FORM, "merchant_uid=p1&amount=1004", "Authorization", token()));
        String key = opens(PaymentRequests.single("p1"));
        note(mock.post("/_mock/window-pay/" + key + "/pay", Mock.JSON, "{}"));
        settle();
        get("/payments/find/p1");
        String declined = opens(PaymentRequests.single("p2"));
        note(mock.post("/_mock/window-pay/" + declined + "/pay", Mock.JSON, "{\"outcome\":\"low_balance\"}"));
        settle();
        get("/payments/find/p2");
        post(
                "/payments/cancel",
                "imp_uid=" + impUid("p1") + "&amount=4&reason=x&extra[requester]=admin&enable_webhook=1");
        settle();
        post("/payments/cancel", "imp_uid=" + impUid("p1") + "&checksum=1000&reason=x&extra[requester]=customer");
    }

    private void subscribes() {
        String key = opens(PaymentRequests.registration("c1", "r1"));
        note(mock.post("/_mock/window-pay/" + key + "/pay", Mock.JSON, "{}"));
        settle();
        get("/subscribe/customers/c1");
        again("a1");
        control("PUT", "billing-keys/c1/script", "{\"outcomes\":[\"한도 초과\",\"paid\"]}");
        again("a2");
        again("a3");
        again("a3");
        // Nobody listens there, so it is tried again every minute that the clock is moved over.
        again("a4&notice_url=http://127.0.0.1:1/nobody");
        get("/subscribe/customers/c1/payments");
    }

    private void again(String order) {
        post("/subscribe/payments/again", "customer_uid=c1&amount=5000&name=subscription&merchant_uid=" + order);
        settle();
    }

    private void schedules() {
        long from = Mock.START.getEpochSecond() + 86_400;
        StringBuilder form = new StringBuilder("customer_uid=c1");
        for (int i = 0; i < 4; i++) {
            form.append("&schedules[" + i + "][merchant_uid]=s" + i + "&schedules[" + i + "][amount]=5000")
                    .append("&schedules[" + i + "][schedule_at]=" + (from + 3_600L * (i / 2)));
        }
        post("/subscribe/payments/schedule", form.toString());
        control("PUT", "billing-keys/c1/script", "{\"outcomes\":[\"paid\",\"잔액 부족\"]}");
        post("/subscribe/payments/unschedule", "customer_uid=c1&merchant_uid=s3");
        advance("PT72H");
        for (int i = 0; i < 4; i++) {
            get("/subscribe/payments/schedule/s" + i);
        }
        post("/subscribe/payments/schedule/s1/retry", "");
        settle();
        get("/payments/findAll/s1");
    }

    private void losesAKey() {
        note(mock.send("DELETE", "/subscribe/customers/c1?reason=x", null, null, "Authorization", token()));
        again("a9");
    }

    private void looksBack() {
        advance("PT10M");
        get("/payments/status/all?limit=1000");
        control("GET", "journal?limit=1000", null);
        control("GET", "webhooks?limit=1000", null);
        control("GET", "inspection", null);
        mock.shop().webhooks().stream()
                .filter(webhook -> webhook.path().endsWith("/" + name))
                .forEach(webhook -> heard.add(webhook.contentType() + " " + webhook.body()));
    }

    private String opens(ObjectNode params) {
        ObjectNode body = new ObjectMapper().createObjectNode().put("user_code", "code_" + name);
        body.set("params", params);
        body.putObject("page")
                .put("mobile", false)
                .put("url", "http://shop.test/")
                .put("user_agent", "Test/1.0");
        Answer answer = note(mock.post("/_mock/sdk/request-pay", Mock.JSON, body.toString()));
        return answer.at("/window/key").isEmpty() ? pathKey(answer) : answer.at("/window/key");
    }

    private static String pathKey(Answer answer) {
        String[] path = URI.create(answer.at("/window/url")).getPath().split("/", -1);
        return path[path.length - 2];
    }

    private String impUid(String order) {
        return mock.control("GET", "orders/" + order + "?space=" + name, null).at("/data/imp_uid");
    }

    private String token() {
        return mock.token(name, "secret");
    }

    private void get(String path) {
        note(mock.get(path, "Authorization", token()));
    }

    private void post(String path, String form) {
        note(mock.post(path, Mock.FORM, form, "Authorization", token()));
    }

    private void advance(String by) {
        control("POST", "clock/advance", "{\"by\":\"" + by + "\"}");
    }

    /** Waits for webhooks under way. */
    private void settle() {
        advance("PT0S");
    }

    private Answer control(String method, String path, String json) {
        String space = (path.contains("?") ? "&" : "?") + "space=" + name;
        return note(mock.control(method, path + space, json));
    }

    private Answer note(Answer answer) {
        heard.add(plain(answer.status() + " " + answer.body()));
        return answer;
    }

    private static String plain(String text) {
        return OF_THIS_RUN.matcher(text).replaceAll("·");
    }
}
