/**
 * The cart of an order-type purchase: {@code naverProducts} read leniently into records, the lines a buyer sees, and the
 * query Naver sends about them.
 */
@NullMarked
package dev.naru.mock.naver.products;

import org.jspecify.annotations.NullMarked;
