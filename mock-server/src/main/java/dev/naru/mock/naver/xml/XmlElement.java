package dev.naru.mock.naver.xml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One element of a document that was read.
 *
 * @param name as written, with its prefix if it has one
 * @param path such as {@code /products/product[2]/option/combination[1]/price}
 * @param row line of the start tag, from 1
 * @param column column of the start tag, from 1
 * @param text its own text and CDATA, without that of its children, outer blanks removed
 */
public record XmlElement(String name, String path, int row, int column, String text, List<XmlElement> children) {
    public XmlElement {
        children = List.copyOf(children);
    }

    /** The first child of a name, or null. */
    public @Nullable XmlElement child(String childName) {
        for (XmlElement child : children) {
            if (child.name.equals(childName)) {
                return child;
            }
        }
        return null;
    }

    /** The children of a name, in document order. */
    public List<XmlElement> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    /** The text of the first child of a name; empty when there is none. */
    public String textOf(String childName) {
        XmlElement child = child(childName);
        return child == null ? "" : child.text;
    }
}
