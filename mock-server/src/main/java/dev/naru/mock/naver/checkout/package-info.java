/**
 * Naver's order sheet: an order registered by the page, the buyer's choices, the product check when the buyer presses
 * pay, and the paid order in Naver's ledger. The rules are in the packages beside this one; here is what happens when.
 */
@NullMarked
package dev.naru.mock.naver.checkout;

import org.jspecify.annotations.NullMarked;
