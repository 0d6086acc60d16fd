/** Tells the shop what happened to its orders: outbox, signature, delivery with retries. */
@NullMarked
package dev.naru.gateway.events;

import org.jspecify.annotations.NullMarked;
