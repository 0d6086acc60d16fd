/**
 * Iamport V1 from the caller's side: one client that reads payments and product orders, keeps the token alive, and never
 * waits, queues or retries without a bound.
 */
@NullMarked
package dev.naru.gateway.iamport;

import org.jspecify.annotations.NullMarked;
