package dev.naru.gateway.products;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads what we wrote with a reader we did not write it with: the JDK's DOM parser. */
public final class Xml {
    private Xml() {}

    /** Texts of what the path selects, in document order. Fails for bytes that are not well-formed. */
    public static List<String> texts(String xml, String path) {
        try {
            NodeList nodes = (NodeList)
                    XPathFactory.newInstance().newXPath().evaluate(path, document(xml), XPathConstants.NODESET);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                texts.add(nodes.item(i).getTextContent());
            }
            return texts;
        } catch (XPathExpressionException wrongPath) {
            throw new AssertionError(path, wrongPath);
        }
    }

    /** Names of the elements right below the one the path selects. */
    public static List<String> children(String xml, String path) {
        try {
            NodeList nodes = (NodeList)
                    XPathFactory.newInstance().newXPath().evaluate(path + "/*", document(xml), XPathConstants.NODESET);
            List<String> names = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                names.add(nodes.item(i).getNodeName());
            }
            return names;
        } catch (XPathExpressionException wrongPath) {
            throw new AssertionError(path, wrongPath);
        }
    }

    public static Document document(String xml) {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (SAXException | IOException | ParserConfigurationException illFormed) {
            throw new AssertionError("not well-formed: " + xml, illFormed);
        }
    }
}
