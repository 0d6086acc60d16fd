package dev.naru.gateway.merchants;

import dev.naru.gateway.platform.value.Secret;

/**
 * Who a merchant is at Iamport.
 *
 * @param impKey REST API key
 * @param impSecret REST API secret
 */
public record Upstream(String impKey, Secret impSecret) {}
