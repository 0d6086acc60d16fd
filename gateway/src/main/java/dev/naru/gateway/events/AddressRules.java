package dev.naru.gateway.events;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses events may go to. IPv6 has many ways to write an IPv4 address (mapped, RFC 4291; NAT64, RFC 6052; 6to4,
 * RFC 3056): what counts is the address inside.
 */
final class AddressRules {
    /** Where clouds keep the keys of their machines, beside the link-local range. */
    private static final Set<String> METADATA = Set.of(
            "646464c8", // 100.100.100.200
            "c00000c0", // 192.0.0.192
            "fd000ec2000000000000000000000254");

    private static final int IPV4_BYTES = 4;

    private final boolean allowPrivate;

    /**
     * Fixes whether private addresses count.
     *
     * @param allowPrivate whether loopback and private networks are allowed; link-local addresses and the other places
     *     where clouds keep their metadata never are
     */
    AddressRules(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    boolean isAllowed(InetAddress address) {
        InetAddress inside = embedded(address);
        if (inside != null) {
            return isAllowed(inside);
        }
        boolean never = address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || METADATA.contains(HexFormat.of().formatHex(address.getAddress()));
        return !never && (allowPrivate || !isPrivate(address));
    }

    private static boolean isPrivate(InetAddress address) {
        if (address.isLoopbackAddress() || address.isSiteLocalAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                ? begins(bytes, 8, 0) // this network
                        || begins(bytes, 10, 100, 64) // shared by a carrier's customers
                        || begins(bytes, 24, 192, 0, 0) // protocol assignments
                        || begins(bytes, 15, 198, 18) // benchmarks
                        || begins(bytes, 4, 240) // reserved, broadcast
                : begins(bytes, 7, 0xfc) // unique local
                        || begins(bytes, 48, 0, 0x64, 0xff, 0x9b, 0, 1) // NAT64 of one network
                        || begins(bytes, 32, 0x20, 1, 0, 0); // Teredo
    }

    /** The IPv4 address inside an IPv6 one, or null. */
    private static @Nullable InetAddress embedded(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == IPV4_BYTES || address.isAnyLocalAddress() || address.isLoopbackAddress()) {
            return null;
        }
        if (begins(bytes, 96, 0) // compatible
                || begins(bytes, 96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff) // mapped
                || begins(bytes, 96, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0) // translated
                || begins(bytes, 96, 0, 0x64, 0xff, 0x9b)) { // NAT64
            return ipv4(bytes, 12);
        }
        return begins(bytes, 16, 0x20, 2) ? ipv4(bytes, 2) : null; // 6to4
    }

    private static InetAddress ipv4(byte[] bytes, int at) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + IPV4_BYTES));
        } catch (UnknownHostException fourBytesAreAnAddress) {
            throw new IllegalStateException(fourBytesAreAnAddress);
        }
    }

    /** Whether the first bits are those of {@code prefix}, which goes on with zeros. */
    private static boolean begins(byte[] bytes, int bits, int... prefix) {
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit));
            int expected = bit / 8 < prefix.length ? prefix[bit / 8] : 0;
            if (((bytes[bit / 8] ^ expected) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }
}
