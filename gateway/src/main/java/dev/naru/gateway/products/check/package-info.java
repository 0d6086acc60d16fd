/**
 * The product check at speed: one statement per batch of waiting checks asks PostgreSQL whether anything changed, memory
 * holds the finished XML of what did not. Why an answer is never stale: docs/adr/0002-fresh-product-checks.md.
 */
@NullMarked
package dev.naru.gateway.products.check;

import org.jspecify.annotations.NullMarked;
