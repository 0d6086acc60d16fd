package dev.naru.gateway.proxy;

import dev.naru.gateway.iamport.IamportClients;
import dev.naru.gateway.merchants.ApiKeys;
import dev.naru.gateway.payments.SyncTaskRepository;
import dev.naru.gateway.platform.crypto.SecretSealer;
import dev.naru.gateway.platform.http.Routes;
import dev.naru.gateway.platform.value.Secret;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;

/** The Iamport-compatible front of one process: what its event loops share, and the routes of each. */
public final class Front {
    private final FrontTokens tokens;
    private final PassedReads reads;
    private final Sightings sightings;

    /**
     * Opens nothing.
     *
     * @param environmentKey key of the default merchant
     * @param sealer whose keys the tokens are signed with, so that every process with the same ones takes them
     * @param monotonicNanos a clock that never goes back, such as {@code System::nanoTime}
     */
    public Front(
            IamportClients clients,
            SyncTaskRepository tasks,
            SecretSealer sealer,
            Secret environmentKey,
            InstantSource clock,
            LongSupplier monotonicNanos) {
        this.tokens = new FrontTokens(sealer.signer("front token"), environmentKey, clock);
        this.reads = new PassedReads(clients, monotonicNanos);
        this.sightings = new Sightings(tasks, monotonicNanos);
    }

    /**
     * For one event loop of api, in the order they are to be mounted.
     *
     * @param keys of the same event loop
     */
    public List<Routes> routes(ApiKeys keys) {
        FrontDoorHandler door = new FrontDoorHandler(tokens, keys);
        return List.of(new TokenRoutes(tokens, keys), new ReadRoutes(door, reads, sightings), new ClosedRoutes());
    }
}
