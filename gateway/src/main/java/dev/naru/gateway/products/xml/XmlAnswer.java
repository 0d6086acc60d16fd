package dev.naru.gateway.products.xml;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A {@code products} document being put together: first what to copy, then, when its length is known, the copying. Used
 * again for every answer of one event loop, so that an answer leaves nothing behind but its bytes.
 */
public final class XmlAnswer {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final byte[] START = (DECLARATION + "<products>").getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "</products>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = (DECLARATION + "<products/>").getBytes(StandardCharsets.US_ASCII);

    private final ByteBufAllocator allocator = ByteBufAllocator.DEFAULT;
    private byte[][] sources = new byte[64][];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int count;
    private int length;

    /** Adds {@code source[from..to)}, to be copied by {@link #finish()}. */
    void add(byte[] source, int from, int to) {
        length += to - from;
        // Parts that follow each other in the product follow each other in most answers.
        if (count > 0 && sources[count - 1] == source && ends[count - 1] == from) {
            ends[count - 1] = to;
            return;
        }
        if (count == sources.length) {
            sources = Arrays.copyOf(sources, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        sources[count] = source;
        starts[count] = from;
        ends[count] = to;
        count++;
    }

    /**
     * The document with everything added since the last call, in memory the socket can send from; the caller releases
     * it. A buffer on the heap would be cleared, filled and then copied once more.
     */
    public ByteBuf finish() {
        if (count == 0) {
            return allocator.directBuffer(NOTHING.length).writeBytes(NOTHING);
        }
        ByteBuf answer =
                allocator.directBuffer(START.length + length + END.length).writeBytes(START);
        for (int i = 0; i < count; i++) {
            answer.writeBytes(sources[i], starts[i], ends[i] - starts[i]);
        }
        clear();
        return answer.writeBytes(END);
    }

    /** Forgets what was added. */
    public void clear() {
        // The products must not live on here when the cache has let them go.
        Arrays.fill(sources, 0, count, null);
        count = 0;
        length = 0;
    }
}
