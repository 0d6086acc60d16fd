package dev.naru.mock.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every route of a mock that holds one of everything: an order that is paid, one whose window is open, a payment window, a
 * billing key, a planned charge, a webhook. Routes added later are walked without being named here.
 */
final class EveryRoute {
    private final Mock mock;
    private final Map<String, String> names = new TreeMap<>();

    /** One method of one path, its parameters filled with what exists. */
    record Target(String method, String path) {
        boolean isV1() {
            return !path.startsWith("/_mock");
        }
    }

    private EveryRoute(Mock mock) {
        this.mock = mock;
    }

    static EveryRoute of(Mock mock) {
        EveryRoute routes = new EveryRoute(mock);
        routes.furnish();
        return routes;
    }

    private void furnish() {
        Mock.Opened order = mock.open(Carts.jeju("m1"));
        ObjectNode params = new ObjectMapper().createObjectNode();
        params.put("pg", "naverpay")
                .put("naverPopupMode", true)
                .put("merchant_uid", "m2")
                .put("name", "n");
        params.put("amount", 1_000)
                .putArray("naverProducts")
                .addObject()
                .put("name", "n")
                .put("count", 1);
        String window = mock.requestPay(params).at("/window/key");
        mock.control("POST", "orders", "{\"merchant_uid\":\"m3\",\"announce\":true}");
        mock.control("POST", "billing-keys", "{\"customer_uid\":\"c1\"}");
        mock.post(
                "/subscribe/payments/schedule",
                Mock.JSON,
                "{\"customer_uid\":\"c1\",\"schedules\":[{\"merchant_uid\":\"s1\",\"schedule_at\":1800000000,\"amount\":100}]}",
                "Authorization",
                mock.token());
        mock.advance("PT0S");
        names.putAll(Map.of(
                "imp_uid", order.impUid(),
                "merchant_uid", "m1",
                "id", "m1",
                "customer_uid", "c1",
                "imp_key", "imp_key_local",
                "payment_status", "paid",
                "product_order_id", "2026010100001",
                "action", "deliver"));
        names.put("window", order.key());
        names.put("window-pay", window.isEmpty() ? order.key() : window);
    }

    /** Every path with a method that it does not take. */
    List<Target> wrongMethods() {
        return mock.paths().stream()
                .map(path -> new Target("PATCH", filled(path)))
                .toList();
    }

    /** Every path with every method that takes a body; a path itself says which ones those are. */
    List<Target> takingBodies() {
        List<Target> targets = new ArrayList<>();
        for (Target wrong : wrongMethods()) {
            Answer answer = mock.send(wrong.method(), wrong.path(), null, null);
            String allowed = answer.headers().firstValue("Allow").orElse("");
            Arrays.stream(allowed.split(", "))
                    .filter(method -> !method.isEmpty() && !method.equals("GET"))
                    .forEach(method -> targets.add(new Target(method, wrong.path())));
        }
        return targets;
    }

    private String filled(String path) {
        StringBuilder filled = new StringBuilder();
        for (String part : path.substring(1).split("/", -1)) {
            String name = part.equals("key") || !part.startsWith(":") ? part : part.substring(1);
            boolean key = part.equals(":key");
            String value = key ? names.get(path.contains("window-pay") ? "window-pay" : "window") : names.get(name);
            filled.append('/').append(part.startsWith(":") ? (value == null ? "x" : value) : part);
        }
        return filled.toString();
    }

    /** Sends bytes as they stand, each character one of them. */
    Answer send(Target target, String contentType, String body) {
        String head = target.method() + " " + target.path() + " HTTP/1.1";
        String type = contentType == null ? "X-None: 1" : "Content-Type: " + contentType;
        String raw = Wire.request(
                mock.url(),
                body,
                head,
                "Host: " + URI.create(mock.url()).getAuthority(),
                "Authorization: " + token(),
                type,
                "Content-Length: " + body.length());
        return Wire.answer(raw);
    }

    private String token() {
        return names.computeIfAbsent("token", name -> mock.token());
    }

    /** What bad input must not change: how many orders there are, and what has happened beside the calls themselves. */
    List<String> state() {
        List<String> state = new ArrayList<>();
        state.add("orders "
                + mock.control("GET", "orders?limit=1000", null).data().size());
        state.add("keys " + mock.control("GET", "billing-keys", null).data().size());
        state.add("charges " + mock.control("GET", "schedules", null).data());
        state.add("clock " + mock.control("GET", "clock", null).data());
        state.add("merchants " + mock.control("GET", "merchants", null).data());
        for (JsonNode entry : mock.control("GET", "journal?limit=1000", null).data()) {
            String type = entry.get("type").textValue();
            if (!type.equals("api.call")) {
                state.add(type);
            }
        }
        return state;
    }
}
