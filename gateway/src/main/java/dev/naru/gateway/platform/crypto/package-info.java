/** Secrets of merchants at rest: sealed with a key that is not in the database (docs/merchants.md). */
@NullMarked
package dev.naru.gateway.platform.crypto;

import org.jspecify.annotations.NullMarked;
