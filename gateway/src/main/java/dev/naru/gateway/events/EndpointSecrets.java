package dev.naru.gateway.events;

import dev.naru.gateway.platform.crypto.SealBroken;
import dev.naru.gateway.platform.crypto.SecretPlace;
import dev.naru.gateway.platform.crypto.SecretSealer;
import dev.naru.gateway.platform.value.Secret;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How signing secrets stand in the database: sealed, each for its own endpoint. */
final class EndpointSecrets {
    private static final Logger log = LoggerFactory.getLogger(EndpointSecrets.class);

    private final SecretSealer sealer;

    EndpointSecrets(SecretSealer sealer) {
        this.sealer = sealer;
    }

    String[] toColumn(EndpointKey endpoint, List<SigningSecret> secrets) {
        return secrets.stream()
                .map(secret -> sealer.seal(secret.text(), place(endpoint)))
                .toArray(String[]::new);
    }

    /** The secrets, or none when they cannot be opened: then nothing is sent there, and the endpoint's health says so. */
    List<SigningSecret> fromColumn(EndpointKey endpoint, String[] column) {
        try {
            return Arrays.stream(column)
                    .map(text -> new SigningSecret(opened(endpoint, text)))
                    .toList();
        } catch (SealBroken broken) {
            log.error("the secret of endpoint {} is {}", EndpointJson.id(endpoint), broken.getMessage());
            return List.of();
        }
    }

    /** The same secrets sealed with the newest key; empty when they are, and when they cannot be opened. */
    Optional<List<String>> sealedAnew(EndpointKey endpoint, List<String> column) {
        if (column.stream().allMatch(sealer::isCurrent)) {
            return Optional.empty();
        }
        List<SigningSecret> opened = fromColumn(endpoint, column.toArray(String[]::new));
        return opened.isEmpty() ? Optional.empty() : Optional.of(List.of(toColumn(endpoint, opened)));
    }

    /** Secrets from before they were sealed are as they were made; the next start seals them. */
    private Secret opened(EndpointKey endpoint, String text) {
        return text.startsWith(SigningSecret.PREFIX) ? new Secret(text) : sealer.open(text, place(endpoint));
    }

    private static SecretPlace place(EndpointKey endpoint) {
        return new SecretPlace(endpoint.merchantId(), "event_endpoint.secrets " + endpoint.endpointId());
    }
}
