/** What tests stand on: a real PostgreSQL, and the real gateway. */
@NullMarked
package dev.naru.gateway.testing;

import org.jspecify.annotations.NullMarked;
