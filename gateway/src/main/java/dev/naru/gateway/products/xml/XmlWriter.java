package dev.naru.gateway.products.xml;

import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamWriter2;
import org.jspecify.annotations.Nullable;

/** Woodstox writing elements into memory; texts are sanitised here and nowhere else. */
final class XmlWriter {
    private static final WstxOutputFactory FACTORY = new WstxOutputFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(2_048);
    private final XMLStreamWriter2 writer;

    XmlWriter() {
        try {
            writer = (XMLStreamWriter2) FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
        } catch (XMLStreamException cannotHappenInMemory) {
            throw new IllegalStateException(cannotHappenInMemory);
        }
    }

    void declaration() {
        run(() -> writer.writeStartDocument("UTF-8", "1.0"));
    }

    void open(String name) {
        run(() -> writer.writeStartElement(name));
    }

    void close() {
        run(writer::writeEndElement);
    }

    void element(String name, String text) {
        run(() -> {
            writer.writeStartElement(name);
            writer.writeCharacters(XmlText.of(text));
            writer.writeEndElement();
        });
    }

    void element(String name, long number) {
        element(name, Long.toString(number));
    }

    void element(String name, boolean value) {
        element(name, Boolean.toString(value));
    }

    /** Nothing at all for null: an empty element would say something else. */
    void optional(String name, @Nullable Object value) {
        if (value != null) {
            element(name, value.toString());
        }
    }

    /** Bytes written so far; call it only where no start tag waits for its content. */
    int length() {
        run(writer::flush);
        return bytes.size();
    }

    /** Ends the start tag that waits for content, so that what follows starts at {@link #length()}. */
    void content() {
        run(() -> writer.writeRaw(""));
    }

    /** Everything written so far. */
    byte[] bytes() {
        run(writer::flush);
        return bytes.toByteArray();
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (XMLStreamException cannotHappenInMemory) {
            throw new IllegalStateException(cannotHappenInMemory);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws XMLStreamException;
    }
}
