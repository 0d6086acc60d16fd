package dev.naru.gateway.orders.fees;

import dev.naru.gateway.products.ShippingPolicy;

/**
 * What the calculator needs to know of one product of an order.
 *
 * @param policy the product's shipping policy when the order was placed
 * @param goods won of the product with its options and supplements
 * @param quantity pieces of the product itself; supplements do not count
 */
public record FeeItem(String productId, ShippingPolicy policy, long goods, long quantity) {}
