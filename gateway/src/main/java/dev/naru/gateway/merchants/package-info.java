/** Who calls us, and whose data it is. */
@NullMarked
package dev.naru.gateway.merchants;

import org.jspecify.annotations.NullMarked;
