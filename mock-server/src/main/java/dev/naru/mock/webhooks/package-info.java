/** Iamport's notifications: what they say, where they go, when they are tried again; every attempt is kept. */
@NullMarked
package dev.naru.mock.webhooks;

import org.jspecify.annotations.NullMarked;
