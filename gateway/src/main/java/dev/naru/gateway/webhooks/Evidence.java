package dev.naru.gateway.webhooks;

import io.vertx.core.buffer.Buffer;

/**
 * A notification as it arrived.
 *
 * @param sourceIp the peer of the connection; a remark, never a reason
 * @param body at most {@value #MAX_BODY} bytes
 */
record Evidence(String sourceIp, String contentType, Buffer body, Notification notification) {
    static final int MAX_BODY = 16 * 1024;
}
