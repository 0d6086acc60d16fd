package dev.naru.gateway.products;

/**
 * A product as PostgreSQL holds it.
 *
 * @param revision another one after every write; the ETag
 */
record StoredProduct(Product product, long revision) {}
