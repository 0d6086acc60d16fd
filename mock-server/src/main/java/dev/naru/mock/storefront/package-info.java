/**
 * The demo shop: a small merchant with its own origin, pages and backend. It knows the gateway and the mock only by
 * HTTP, as any shop would, and therefore uses no other package of the mock.
 */
@NullMarked
package dev.naru.mock.storefront;

import org.jspecify.annotations.NullMarked;
