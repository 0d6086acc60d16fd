package dev.naru.mock.naver.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.mock.naver.xml.XmlReading.Fault;
import dev.naru.mock.naver.xml.XmlReading.Unreadable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SafeXmlTest {
    @Test
    void everyElementKnowsItsPathAndPlace() {
        XmlElement root =
                read("<products>\n  <product><id>1</id></product>\n  <product><id> 2 </id></product></products>");

        XmlElement second = root.children("product").get(1);
        assertThat(second.path()).isEqualTo("/products/product[2]");
        assertThat(second.row()).isEqualTo(3);
        assertThat(second.column()).isEqualTo(3);
        assertThat(second.textOf("id")).isEqualTo("2");
        assertThat(second.child("id"))
                .satisfies(id -> assertThat(id).extracting(XmlElement::path).isEqualTo("/products/product[2]/id"));
    }

    @Test
    void elementsThatRepeatAreNumberedEvenWhereTheFormatKnowsOnlyOne() {
        XmlElement root = read("<a><b/><b/><c/></a>");

        assertThat(root.children()).extracting(XmlElement::path).containsExactly("/a/b[1]", "/a/b[2]", "/a/c");
    }

    @Test
    void textEntitiesAndCdataAreOneText() {
        assertThat(read("<a>x &amp; <![CDATA[<y>]]>&#44032;<!-- no --></a>").text())
                .isEqualTo("x & <y>가");
    }

    @Test
    void byteOrderMarkIsNoticed() {
        XmlReading reading = SafeXml.read("\uFEFF<a/>".getBytes(StandardCharsets.UTF_8));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        XmlReading.Read.class,
                        read -> assertThat(read.byteOrderMark()).isTrue());
    }

    @Test
    void declaredEncodingIsReportedAndNotObeyed() {
        XmlReading reading =
                SafeXml.read("<?xml version=\"1.0\" encoding=\"EUC-KR\"?><a>가</a>".getBytes(StandardCharsets.UTF_8));

        assertThat(reading).isInstanceOfSatisfying(XmlReading.Read.class, read -> {
            assertThat(read.declaredEncoding()).isEqualTo("EUC-KR");
            assertThat(read.root().text()).isEqualTo("가");
        });
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNoDocumentHasANameAndAPlace(Fault fault, byte[] body, int row, int column) {
        assertThat(SafeXml.read(body)).isInstanceOfSatisfying(Unreadable.class, unreadable -> {
            assertThat(unreadable.fault()).isEqualTo(fault);
            assertThat(unreadable.row()).isEqualTo(row);
            assertThat(unreadable.column()).isEqualTo(column);
        });
    }

    static Stream<Arguments> whatIsNoDocumentHasANameAndAPlace() {
        String bomb = "<!DOCTYPE a [<!ENTITY x \"lol\"><!ENTITY y \"&x;&x;\">]><a>&y;</a>";
        return Stream.of(
                fault(Fault.EMPTY, "", 1, 1),
                fault(Fault.EMPTY, " \n", 1, 1),
                Arguments.of(Fault.TOO_LARGE, new byte[SafeXml.MAX_BYTES + 1], 1, 1),
                Arguments.of(Fault.NOT_UTF8, "<a>\n가</a>".getBytes(Charset.forName("EUC-KR")), 2, 1),
                Arguments.of(Fault.NOT_UTF8, new byte[] {'<', 'a', '/', '>', (byte) 0xED, (byte) 0x95}, 1, 5),
                fault(Fault.LEADING_OUTPUT, "\n<?xml version=\"1.0\"?><a/>", 1, 1),
                fault(Fault.LEADING_OUTPUT, "<br />Notice: x<?xml version=\"1.0\"?><a/>", 1, 1),
                fault(Fault.LEADING_OUTPUT, "Notice: x <a/>", 1, 1),
                fault(Fault.ILLEGAL_CHARACTER, "<a>\n b\u0000</a>", 2, 3),
                fault(Fault.ILLEGAL_CHARACTER, "<a>\u0001</a>", 1, 4),
                fault(Fault.ILLEGAL_CHARACTER, "<a>\uFFFE</a>", 1, 4),
                fault(Fault.DOCTYPE, "<!DOCTYPE a><a/>", 1, 1),
                fault(Fault.DOCTYPE, "<!DOCTYPE a SYSTEM \"file:///etc/hostname\"><a/>", 1, 1),
                fault(Fault.DOCTYPE, bomb, 1, 1),
                fault(Fault.TOO_COMPLEX, "<a>".repeat(33) + "</a>".repeat(33), 1, 97),
                fault(Fault.TOO_COMPLEX, "<a>" + "<b/>".repeat(100_000) + "</a>", 1, 4 + 4 * 99_999));
    }

    @ParameterizedTest
    @MethodSource
    void illFormedTextIsRefused(String text) {
        assertThat(SafeXml.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.fault()).isEqualTo(Fault.NOT_WELL_FORMED));
    }

    static Stream<String> illFormedTextIsRefused() {
        return Stream.of(
                "{}",
                "<a>",
                "<a></b>",
                "<a>&nbsp;</a>",
                "<a>&#0;</a>",
                "<a>&#xFFFE;</a>",
                "<a>&#xD800;</a>",
                "<a>]]></a>",
                "<a b=1/>",
                "<a>x & y</a>",
                "<a/><b/>",
                "<a/>text",
                "<n:a/>");
    }

    private static Arguments fault(Fault fault, String body, int row, int column) {
        return Arguments.of(fault, body.getBytes(StandardCharsets.UTF_8), row, column);
    }

    private static XmlElement read(String xml) {
        return SafeXml.read(xml.getBytes(StandardCharsets.UTF_8)).fold(XmlReading.Read::root, unreadable -> {
            throw new AssertionError(unreadable.toString());
        });
    }
}
