package dev.naru.gateway.events;

import dev.naru.gateway.platform.value.Secret;
import java.util.Arrays;
import java.util.List;

/** How signing secrets stand in the database; the one place that knows. */
final class EndpointSecrets {
    private EndpointSecrets() {}

    static String[] toColumn(EndpointKey endpoint, List<SigningSecret> secrets) {
        return secrets.stream().map(secret -> secret.text().reveal()).toArray(String[]::new);
    }

    static List<SigningSecret> fromColumn(EndpointKey endpoint, String[] column) {
        return Arrays.stream(column)
                .map(text -> new SigningSecret(new Secret(text)))
                .toList();
    }
}
