/**
 * Turns what Iamport says into what we believe: fetch, judge, merge under the order's lock, tell. Nothing else may call
 * an order paid.
 */
@NullMarked
package dev.naru.gateway.payments;

import org.jspecify.annotations.NullMarked;
