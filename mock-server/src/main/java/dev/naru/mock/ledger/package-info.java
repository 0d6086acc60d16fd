/**
 * The single owner of what the simulation knows: one space per merchant, in it Iamport's records, Naver's orders and the
 * webhooks. Everything runs on one event loop, so nothing here is locked. Other packages change it only by its methods,
 * which keep the indexes right.
 */
@NullMarked
package dev.naru.mock.ledger;

import org.jspecify.annotations.NullMarked;
