/**
 * What happens to product orders after they are ordered: placing, shipping, cancels, returns, exchanges, decisions. One
 * table says which step is allowed where; the desk carries a step out in Naver's ledger, from which the batch copies.
 */
@NullMarked
package dev.naru.mock.naver.claims;

import org.jspecify.annotations.NullMarked;
