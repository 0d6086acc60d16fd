/**
 * The catalogue, and what Naver asks of it: the product check and the additional fee of Jeju and islands. PostgreSQL is
 * the truth; every answer is as fresh as the statement behind it.
 */
@NullMarked
package dev.naru.gateway.products;

import org.jspecify.annotations.NullMarked;
