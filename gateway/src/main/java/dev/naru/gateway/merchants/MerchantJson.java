package dev.naru.gateway.merchants;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.merchants.Merchant.Mode;
import dev.naru.gateway.merchants.MerchantAdmin.NewKey;
import dev.naru.gateway.merchants.MerchantAdmin.WithToken;
import dev.naru.gateway.platform.http.AddressRange;
import dev.naru.gateway.platform.json.StrictJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the admin API answers; secrets only where they were made just now. */
final class MerchantJson {
    private final Merchant fromEnvironment;

    /** The environment's merchant has nothing but a name in the database. */
    MerchantJson(Merchant fromEnvironment) {
        this.fromEnvironment = fromEnvironment;
    }

    ObjectNode write(StoredMerchant merchant) {
        return merchant.id().equals(fromEnvironment.id()) ? environments(merchant) : stored(merchant);
    }

    private static ObjectNode stored(StoredMerchant merchant) {
        ObjectNode json = StrictJson.mapper().createObjectNode();
        json.put("merchant_id", merchant.id().toString());
        json.put("name", merchant.name());
        json.put("state", merchant.state().name());
        json.put("mode", merchant.mode().name());
        json.put("imp_key", merchant.impKey());
        json.put("has_imp_secret", merchant.impSecret() != null);
        json.put("user_code", merchant.userCode());
        json.put("channel_key", merchant.channelKey());
        json.put("use_cfm", merchant.useCfm().name());
        json.put("has_webhook_token", merchant.webhookToken() != null);
        json.put("from_environment", false);
        json.put("created_at", merchant.createdAt().toString());
        String root = EdgePaths.root(merchant.id());
        ObjectNode paths = json.putObject("edge_paths");
        paths.put("product_info", root + "/naver/product-info");
        paths.put("additional_fees", root + "/naver/additional-fees");
        return json;
    }

    private ObjectNode environments(StoredMerchant row) {
        Upstream upstream = fromEnvironment.upstream();
        ObjectNode json = stored(row);
        json.put("name", fromEnvironment.name());
        json.put("mode", fromEnvironment.mode().name());
        json.put("imp_key", upstream == null ? null : upstream.impKey());
        json.put("has_imp_secret", upstream != null);
        json.put("channel_key", fromEnvironment.channelKey());
        json.put("use_cfm", fromEnvironment.useCfm().name());
        json.put("has_webhook_token", fromEnvironment.webhookToken() != null);
        json.put("from_environment", true);
        return json;
    }

    ObjectNode write(WithToken made) {
        ObjectNode json = write(made.merchant());
        json.withObject("/edge_paths")
                .put(
                        "webhook",
                        EdgePaths.root(made.merchant().id()) + "/webhooks/iamport/"
                                + made.webhookToken().reveal());
        return json;
    }

    ObjectNode page(List<StoredMerchant> merchants, int limit) {
        ObjectNode json = StrictJson.mapper().createObjectNode();
        ArrayNode array = json.putArray("merchants");
        merchants.stream().limit(limit).forEach(merchant -> array.add(write(merchant)));
        boolean more = merchants.size() > limit;
        json.put("next_after", more ? merchants.get(limit - 1).id().toString() : null);
        return json;
    }

    static ObjectNode write(ApiKey key, Mode mode) {
        ObjectNode json = StrictJson.mapper().createObjectNode();
        json.put("key_id", key.keyId());
        json.put("prefix", KeyText.prefix(mode, key.keyId()));
        json.put("name", key.name());
        ArrayNode scopes = json.putArray("scopes");
        key.scopes().stream().sorted().map(Scope::wireName).forEach(scopes::add);
        if (key.addresses().isEmpty()) {
            json.putNull("addresses");
        } else {
            ArrayNode addresses = json.putArray("addresses");
            key.addresses().stream().map(AddressRange::toString).forEach(addresses::add);
        }
        json.put("created_at", key.createdAt().toString());
        json.put("last_used_on", text(key.lastUsedOn()));
        json.put("expires_at", text(key.expiresAt()));
        json.put("revoked_at", text(key.revokedAt()));
        return json;
    }

    static ObjectNode write(NewKey made) {
        String key = made.text().reveal();
        Mode mode = key.startsWith("naru_live_") ? Mode.LIVE : Mode.TEST;
        return write(made.key(), mode).put("key", key);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
