package dev.naru.gateway.platform.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * What counts as one caller where callers are counted: an IPv4 address, or the /64 that an IPv6 address is in, since a
 * single machine has a whole one to choose addresses from (RFC 4291 §2.5.4).
 */
record Network(boolean ipv6, long prefix) {
    static Network of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet4Address
                ? new Network(false, bytes.getInt())
                : new Network(true, bytes.getLong());
    }
}
