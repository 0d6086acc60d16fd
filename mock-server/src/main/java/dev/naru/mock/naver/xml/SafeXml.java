package dev.naru.mock.naver.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import dev.naru.mock.naver.xml.XmlReading.Fault;
import dev.naru.mock.naver.xml.XmlReading.Unreadable;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/** Reads untrusted XML into a small tree, or says where and why it cannot. */
public final class SafeXml {
    /** Largest body that is read, in bytes. */
    public static final int MAX_BYTES = 2 * 1024 * 1024;

    static final int MAX_ELEMENTS = 100_000;
    static final int MAX_DEPTH = 32;

    private static final XMLInputFactory FACTORY = factory();

    private SafeXml() {}

    /** Reads a body. Never throws, opens nothing, expands nothing but the five entities every document has. */
    public static XmlReading read(byte[] body) {
        if (body.length > MAX_BYTES) {
            return new Unreadable(Fault.TOO_LARGE, body.length + " bytes", 1, 1);
        }
        boolean mark = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        int start = mark ? 3 : 0;
        // The XML declaration must not choose the charset: an answer in EUC-KR that says so is still not UTF-8.
        CharBuffer chars = CharBuffer.allocate(body.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(ByteBuffer.wrap(body, start, body.length - start), chars, true);
        String text = chars.flip().toString();
        if (result.isError()) {
            return at(Fault.NOT_UTF8, "byte sequence that is not UTF-8", text, text.length());
        }
        if (text.isBlank()) {
            return new Unreadable(Fault.EMPTY, "empty body", 1, 1);
        }
        int illegal = illegalCharacter(text);
        if (illegal >= 0) {
            String code = String.format(Locale.ROOT, "U+%04X", text.codePointAt(illegal));
            return at(Fault.ILLEGAL_CHARACTER, code, text, illegal);
        }
        return parse(text, mark);
    }

    private static XmlReading parse(String text, boolean mark) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(text));
            try {
                String encoding = reader.getCharacterEncodingScheme();
                return new TreeReader(reader)
                        .read()
                        .fold(read -> new XmlReading.Read(read.root(), encoding, mark), u -> u);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            return notWellFormed(text, e);
        } catch (RuntimeException e) {
            // Woodstox reports what it finds late, inside getText, as an unchecked exception.
            return e.getCause() instanceof XMLStreamException late
                    ? notWellFormed(text, late)
                    : new Unreadable(Fault.NOT_WELL_FORMED, String.valueOf(e.getMessage()), 1, 1);
        }
    }

    private static Unreadable notWellFormed(String text, XMLStreamException e) {
        // Text before the document, such as a PHP notice, is the usual cause and deserves its own name.
        if (text.indexOf("<?xml ") > 0
                || (text.indexOf('<') > 0
                        && !text.substring(0, text.indexOf('<')).isBlank())) {
            String leading = text.substring(0, Math.min(80, text.indexOf('<', 1)));
            return new Unreadable(Fault.LEADING_OUTPUT, leading.strip(), 1, 1);
        }
        Location place = e.getLocation();
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return new Unreadable(
                Fault.NOT_WELL_FORMED,
                end < 0 ? message : message.substring(0, end),
                place == null ? 1 : Math.max(1, place.getLineNumber()),
                place == null ? 1 : Math.max(1, place.getColumnNumber()));
    }

    // Woodstox lets some of these through in text, and an answer that holds them is ill-formed for every other reader.
    private static int illegalCharacter(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            boolean legal = c >= 0x20
                    ? c <= 0xD7FF || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF)
                    : c == 9 || c == 10 || c == 13;
            if (!legal) {
                return i;
            }
        }
        return -1;
    }

    private static Unreadable at(Fault fault, String detail, String text, int index) {
        String before = text.substring(0, index);
        int row = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new Unreadable(fault, detail, row, index - before.lastIndexOf('\n'));
    }

    private static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 32);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 65_536);
        // One more than we take, so that our own count, which has a better sentence, comes first.
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH + 2);
        return factory;
    }
}
