package dev.naru.gateway.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.naru.gateway.platform.json.StrictJson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Endpoints as {@code /v1/endpoints} shows them; the secret only where it is new. */
final class EndpointJson {
    private EndpointJson() {}

    static ObjectNode list(List<Endpoint> endpoints) {
        ObjectNode json = StrictJson.mapper().createObjectNode();
        ArrayNode array = json.putArray("endpoints");
        endpoints.forEach(endpoint -> array.add(write(endpoint)));
        return json;
    }

    static ObjectNode write(Endpoint endpoint, SigningSecret secret) {
        return write(endpoint).put("secret", secret.text().reveal());
    }

    static ObjectNode write(Endpoint endpoint) {
        EndpointSettings settings = endpoint.settings();
        ObjectNode json = StrictJson.mapper().createObjectNode();
        json.put("id", id(endpoint.key()));
        json.put("url", settings.url().toString());
        if (settings.types().isEmpty()) {
            json.putNull("types");
        } else {
            ArrayNode types = json.putArray("types");
            settings.types().forEach(type -> types.add(type.wireName()));
        }
        json.put("format", settings.format().name());
        json.put("encoding", settings.encoding().name());
        json.put("enabled", settings.enabled());
        json.put("state", endpoint.state().name());
        json.put("reason", endpoint.reason());
        json.put("source", endpoint.isFromEnvironment() ? "ENVIRONMENT" : "API");
        json.put("old_secret_until", text(endpoint.oldSecretUntil()));
        json.putObject("health")
                .put("failures", endpoint.health().failures())
                .put("failing_since", text(endpoint.health().failingSince()))
                .put("paused_until", text(endpoint.health().pausedUntil()))
                .put("last_error", endpoint.health().lastError());
        json.put("created_at", endpoint.createdAt().toString());
        json.put("updated_at", endpoint.updatedAt().toString());
        return json;
    }

    static String id(EndpointKey key) {
        return id(key.endpointId());
    }

    static String id(UUID endpointId) {
        return "ep_" + endpointId;
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
