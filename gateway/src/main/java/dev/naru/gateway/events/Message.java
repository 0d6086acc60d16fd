package dev.naru.gateway.events;

import io.vertx.core.buffer.Buffer;

/**
 * What is posted.
 *
 * @param id {@code webhook-id}: the same at every attempt
 * @param body the same bytes at every attempt
 */
record Message(String id, String contentType, Buffer body) {}
