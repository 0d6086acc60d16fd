/** Iamport's REST API V1 as a merchant's server sees it: tokens, payments, prepared amounts, cancels, product orders. */
@NullMarked
package dev.naru.mock.iamport;

import org.jspecify.annotations.NullMarked;
