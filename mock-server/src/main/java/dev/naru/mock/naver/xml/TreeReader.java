package dev.naru.mock.naver.xml;

import dev.naru.mock.naver.xml.XmlReading.Fault;
import dev.naru.mock.naver.xml.XmlReading.Unreadable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Turns the events of one document into elements. One use. */
final class TreeReader {
    private static final Set<String> ALWAYS_NUMBERED =
            Set.of("product", "optionItem", "value", "combination", "options", "supplement", "additionalFee");

    private final XMLStreamReader reader;
    private final Deque<Open> open = new ArrayDeque<>();
    private int elements;

    TreeReader(XMLStreamReader reader) {
        this.reader = reader;
    }

    XmlReading read() throws XMLStreamException {
        Open root = new Open("", 1, 1);
        open.push(root);
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> {
                    return here(Fault.DOCTYPE, "<!DOCTYPE>");
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> {
                    return here(Fault.NOT_WELL_FORMED, "undeclared entity &" + reader.getLocalName() + ";");
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > SafeXml.MAX_ELEMENTS || open.size() > SafeXml.MAX_DEPTH) {
                        return here(Fault.TOO_COMPLEX, elements + " elements, depth " + open.size());
                    }
                    start();
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                // getElementText would let control characters pass; getText does not.
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    current().text.append(reader.getText());
                default -> {
                    // Comments and processing instructions say nothing about products.
                }
            }
        }
        XmlElement document = root.built("", "");
        return new XmlReading.Read(document.children().get(0), null, false);
    }

    private void start() {
        String prefix = reader.getPrefix();
        String name = prefix == null || prefix.isEmpty() ? reader.getLocalName() : prefix + ":" + reader.getLocalName();
        Open element = new Open(
                name, reader.getLocation().getLineNumber(), reader.getLocation().getColumnNumber());
        current().children.add(element);
        open.push(element);
    }

    private Open current() {
        return open.element();
    }

    private Unreadable here(Fault fault, String detail) {
        return new Unreadable(
                fault,
                detail,
                reader.getLocation().getLineNumber(),
                reader.getLocation().getColumnNumber());
    }

    /** An element whose end has not been read. */
    private static final class Open {
        private final String name;
        private final int row;
        private final int column;
        private final StringBuilder text = new StringBuilder();
        private final List<Open> children = new ArrayList<>();

        Open(String name, int row, int column) {
            this.name = name;
            this.row = row;
            this.column = column;
        }

        XmlElement built(String step, String parentPath) {
            String path = step.isEmpty() ? "" : parentPath + "/" + step;
            Map<String, Integer> total = new HashMap<>();
            children.forEach(child -> total.merge(child.name, 1, Integer::sum));
            Map<String, Integer> seen = new HashMap<>();
            List<XmlElement> built = new ArrayList<>(children.size());
            for (Open child : children) {
                int number = seen.merge(child.name, 1, Integer::sum);
                boolean numbered = ALWAYS_NUMBERED.contains(child.name) || total.getOrDefault(child.name, 1) > 1;
                built.add(child.built(numbered ? child.name + "[" + number + "]" : child.name, path));
            }
            return new XmlElement(name, path, row, column, text.toString().strip(), built);
        }
    }
}
