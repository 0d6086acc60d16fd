package dev.naru.gateway.payments;

import io.vertx.core.Future;
import java.util.UUID;

/** Hears how a look ended, so that evidence can be marked. */
@FunctionalInterface
public interface SyncListener {
    /** The look is over; {@code verdict} is one word. Its failure is logged and changes nothing. */
    Future<Void> settled(UUID merchantId, SyncSubject subject, String verdict);
}
