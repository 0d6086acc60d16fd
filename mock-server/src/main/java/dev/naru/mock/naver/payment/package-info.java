/** Payment-type Naver Pay ({@code naverpay}): its window for single payments and billing keys, and the way back to the shop. */
@NullMarked
package dev.naru.mock.naver.payment;

import org.jspecify.annotations.NullMarked;
