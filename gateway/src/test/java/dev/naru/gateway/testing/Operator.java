package dev.naru.gateway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.naru.gateway.testing.ApiClient.Answer;

/** Who runs the gateway: makes merchants and keys through the admin API. */
public final class Operator {
    private static final String EVERY_SCOPE =
            "{\"name\":\"all\",\"scopes\":[\"read\",\"catalogue\",\"orders\",\"effects\",\"endpoints\"]}";

    private final GatewayFixture gateway;
    private final ApiClient admin;

    public Operator(GatewayFixture gateway) {
        this.gateway = gateway;
        this.admin = new ApiClient(gateway.opsUrl(), GatewayFixture.ADMIN_TOKEN);
    }

    public ApiClient admin() {
        return admin;
    }

    /** Makes a test merchant and answers what the admin API said. */
    public JsonNode merchant(String name) {
        return merchant(name, "imp_key_" + name, "imp_secret_" + name);
    }

    public JsonNode merchant(String name, String impKey, String impSecret) {
        String body = "{\"name\":\"%s\",\"mode\":\"TEST\",\"imp_key\":\"%s\",\"imp_secret\":\"%s\"}"
                .formatted(name, impKey, impSecret);
        return made(admin.post("/admin/merchants", body));
    }

    /** Makes a key. */
    public JsonNode key(JsonNode merchant, String... scopes) {
        String body = scopes.length == 0
                ? EVERY_SCOPE
                : "{\"name\":\"some\",\"scopes\":[\"" + String.join("\",\"", scopes) + "\"]}";
        return made(admin.post(keysOf(merchant), body));
    }

    /** A shop with a new key of that merchant. */
    public ApiClient shop(JsonNode merchant, String... scopes) {
        return withKey(key(merchant, scopes));
    }

    public ApiClient withKey(JsonNode key) {
        return new ApiClient(gateway.apiUrl(), key.get("key").asText());
    }

    public static String pathOf(JsonNode merchant) {
        return "/admin/merchants/" + merchant.get("merchant_id").asText();
    }

    public static String keysOf(JsonNode merchant) {
        return pathOf(merchant) + "/keys";
    }

    private static JsonNode made(Answer answer) {
        if (answer.status() != 201) {
            throw new AssertionError("not made: " + answer);
        }
        return answer.json();
    }
}
