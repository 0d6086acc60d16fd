/** What Naver charges for shipping, as a pure calculation; knows no database and no HTTP. */
@NullMarked
package dev.naru.gateway.orders.fees;

import org.jspecify.annotations.NullMarked;
