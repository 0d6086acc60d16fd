package dev.naru.gateway.platform.http;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A block of IP addresses in CIDR notation (RFC 4632, RFC 4291 §2.3), such as {@code 10.0.0.0/8}. No name is ever looked
 * up.
 *
 * @param bits of the network's address that count, 0 to 32 or 128
 */
public record AddressRange(InetAddress network, int bits) {
    private static final Pattern BITS = Pattern.compile("[0-9]{1,3}");

    /**
     * Reads one block; an address without a length is a block of one.
     *
     * @throws IllegalArgumentException when it is none, or has bits set beyond its length
     */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress network = address(slash < 0 ? text : text.substring(0, slash));
        if (network == null) {
            throw new IllegalArgumentException("must be IP addresses or blocks such as 10.0.0.0/8");
        }
        int all = network.getAddress().length * Byte.SIZE;
        String length = slash < 0 ? Integer.toString(all) : text.substring(slash + 1);
        if (!BITS.matcher(length).matches() || Integer.parseInt(length) > all) {
            throw new IllegalArgumentException("must have lengths of 0 to 32, or to 128 for IPv6, behind the slash");
        }
        AddressRange range = new AddressRange(network, Integer.parseInt(length));
        if (!range.isCanonical()) {
            throw new IllegalArgumentException("must have no bits set behind a block's length");
        }
        return range;
    }

    /** An address from its digits; null for whatever else the text is. An IPv4 address inside an IPv6 one is itself. */
    static @Nullable InetAddress address(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException fourOrSixteenBytesAreAnAddress) {
            throw new IllegalStateException(fourOrSixteenBytesAreAnAddress);
        }
    }

    private boolean isCanonical() {
        byte[] bytes = network.getAddress();
        for (int bit = bits; bit < bytes.length * Byte.SIZE; bit++) {
            if (isSet(bytes, bit)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSet(byte[] bytes, int bit) {
        return (bytes[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1) == 1;
    }

    /** Whether it holds the address; IPv4 and IPv6 are strangers to each other. */
    public boolean contains(InetAddress address) {
        byte[] inside = address.getAddress();
        byte[] ours = network.getAddress();
        if (inside.length != ours.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            if (isSet(inside, bit) != isSet(ours, bit)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return NetUtil.toAddressString(network) + "/" + bits;
    }
}
