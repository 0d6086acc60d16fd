/**
 * Product orders of order-type payments: what looks show of them, and the claims a shop makes about them (place, ship,
 * cancel, return, exchange).
 */
@NullMarked
package dev.naru.gateway.claims;

import org.jspecify.annotations.NullMarked;
