package dev.naru.gateway.iamport;

import dev.naru.gateway.iamport.IamportFailure.Kind;
import io.vertx.core.Future;
import java.util.UUID;

/** Each merchant's own client: its credentials, its token, its breaker. */
@FunctionalInterface
public interface IamportClients {
    /**
     * Completes with the client to use for one piece of work; do not keep it, credentials change. Fails with
     * {@link IamportFailure} when the merchant has none.
     */
    Future<IamportClient> of(UUID merchantId);

    /** The failure of a merchant whose credentials we do not have: nothing was sent. */
    static <T> Future<T> noCredentials() {
        return Future.failedFuture(IamportFailure.of(Kind.UNAVAILABLE, "no credentials for this merchant")
                .unsent());
    }
}
