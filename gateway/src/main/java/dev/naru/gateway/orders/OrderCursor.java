package dev.naru.gateway.orders;

import java.time.Instant;

/** Where a page of orders ended. */
record OrderCursor(Instant createdAt, String merchantUid) {}
