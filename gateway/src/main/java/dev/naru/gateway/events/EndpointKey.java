package dev.naru.gateway.events;

import java.util.UUID;

/** Names one endpoint of one merchant. */
record EndpointKey(UUID merchantId, UUID endpointId) {}
