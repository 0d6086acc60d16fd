/** Carts become priced, stored orders; every order knows which amounts may be paid for it, and its own story. */
@NullMarked
package dev.naru.gateway.orders;

import org.jspecify.annotations.NullMarked;
