package dev.naru.gateway.events;

import dev.naru.gateway.events.EndpointSecretRepository.Sealed;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Seals signing secrets anew, with the newest key, where an older one sealed them. */
final class EndpointSecretRenewal {
    private final EndpointSecretRepository endpoints;
    private final EndpointSecrets secrets;
    private final int pageSize;

    EndpointSecretRenewal(EndpointSecretRepository endpoints, EndpointSecrets secrets, int pageSize) {
        this.endpoints = endpoints;
        this.secrets = secrets;
        this.pageSize = pageSize;
    }

    /** Goes through all endpoints once. Completes with how many of them were sealed anew. */
    Future<Integer> run() {
        return from(null, 0);
    }

    private Future<Integer> from(@Nullable EndpointKey after, int renewed) {
        return endpoints.page(after, pageSize).compose(page -> {
            Future<Integer> count = renew(page).map(here -> renewed + here);
            return page.size() < pageSize
                    ? count
                    : count.compose(sum -> from(page.get(pageSize - 1).endpoint(), sum));
        });
    }

    private Future<Integer> renew(List<Sealed> page) {
        Future<Integer> count = Future.succeededFuture(0);
        for (Sealed before : page) {
            Optional<List<String>> anew = secrets.sealedAnew(before.endpoint(), before.secrets());
            if (anew.isPresent()) {
                // Whoever changed them meanwhile sealed them with the newest key.
                count = count.compose(
                        sum -> endpoints.replace(before, anew.get()).map(replaced -> replaced ? sum + 1 : sum));
            }
        }
        return count;
    }
}
