package dev.naru.gateway.products;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of bytes into lines, keeping no more than one of bounded length. */
final class ImportLines {
    /** One product's document. */
    static final int MAX_LINE_BYTES = 1024 * 1024;

    private Buffer rest = Buffer.buffer();
    private boolean tooLong;
    private int number;

    /** The lines that {@code chunk} completes; blank ones are counted and left out. */
    List<Line> add(Buffer chunk) {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < chunk.length(); i++) {
            if (chunk.getByte(i) == '\n') {
                keep(chunk, from, i);
                finish(lines);
                from = i + 1;
            }
        }
        keep(chunk, from, chunk.length());
        return lines;
    }

    /** The line that no line end closed, if there is one. */
    List<Line> end() {
        List<Line> lines = new ArrayList<>();
        finish(lines);
        return lines;
    }

    private void keep(Buffer chunk, int from, int to) {
        if (tooLong || rest.length() + to - from > MAX_LINE_BYTES) {
            tooLong = true;
            rest = Buffer.buffer();
        } else {
            rest.appendBuffer(chunk, from, to - from);
        }
    }

    private void finish(List<Line> lines) {
        number++;
        if (tooLong) {
            lines.add(new Line(number, null));
        } else if (!isBlank(rest)) {
            lines.add(new Line(number, rest));
        }
        rest = Buffer.buffer();
        tooLong = false;
    }

    private static boolean isBlank(Buffer line) {
        for (int i = 0; i < line.length(); i++) {
            byte b = line.getByte(i);
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    /**
     * One line.
     *
     * @param number from 1
     * @param json null when it was longer than {@value #MAX_LINE_BYTES}
     */
    record Line(int number, @Nullable Buffer json) {}
}
