package dev.naru.mock.naver.xml;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What reading some bytes as XML comes to. */
public sealed interface XmlReading {
    /** Why bytes are not an XML document we take. */
    enum Fault {
        EMPTY,
        TOO_LARGE,
        NOT_UTF8,
        LEADING_OUTPUT,
        ILLEGAL_CHARACTER,
        DOCTYPE,
        TOO_COMPLEX,
        NOT_WELL_FORMED
    }

    /**
     * A document.
     *
     * @param declaredEncoding what the XML declaration claims, null when it claims nothing
     * @param byteOrderMark whether the bytes began with one
     */
    record Read(XmlElement root, @Nullable String declaredEncoding, boolean byteOrderMark) implements XmlReading {
        @Override
        public <R> R fold(Function<Read, R> read, Function<Unreadable, R> unreadable) {
            return read.apply(this);
        }
    }

    /**
     * No document.
     *
     * @param detail what the reader stumbled over, in its own words
     * @param row line, from 1
     * @param column column, from 1
     */
    record Unreadable(Fault fault, String detail, int row, int column) implements XmlReading {
        @Override
        public <R> R fold(Function<Read, R> read, Function<Unreadable, R> unreadable) {
            return unreadable.apply(this);
        }
    }

    /** Answers by outcome. */
    <R> R fold(Function<Read, R> read, Function<Unreadable, R> unreadable);
}
