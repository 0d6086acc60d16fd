package dev.naru.mock.naver.judge;

import static dev.naru.mock.naver.judge.Situation.flawless;

import dev.naru.mock.naver.judge.ProductInfoExchange.FailureKind;
import java.util.stream.Stream;

/** Answers that travelled badly or are no XML of ours. */
final class TransportExamples {
    private static final String TYPE = "Content-Type";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private TransportExamples() {}

    static Stream<RuleExample> all() {
        return Stream.concat(transport(), documents());
    }

    private static Stream<RuleExample> transport() {
        return Stream.of(
                RuleExample.of(TransportRule.T_NO_URL, flawless().failed(FailureKind.NO_URL)),
                RuleExample.of(TransportRule.T_CONNECTION_FAILED, flawless().failed(FailureKind.CONNECTION)),
                RuleExample.of(TransportRule.T_TIMEOUT, flawless().failed(FailureKind.TIMEOUT)),
                RuleExample.of(TransportRule.T_TOO_LARGE, flawless().failed(FailureKind.TOO_LARGE)),
                RuleExample.of(
                        TransportRule.T_REDIRECT, flawless().status(302).header("Location", "https://shop.example/")),
                RuleExample.of(TransportRule.T_STATUS, flawless().status(503)),
                RuleExample.of(TransportRule.T_EMPTY_BODY, flawless().body(" ")),
                RuleExample.of(
                        TransportRule.T_CONTENT_TYPE,
                        flawless().header(TYPE, "text/html; charset=utf-8"),
                        flawless().header(TYPE, "Application/XML;charset=\"UTF-8\"")),
                RuleExample.of(
                        TransportRule.T_CONTENT_TYPE_TEXT_XML, flawless().header(TYPE, "text/xml; charset=utf-8")),
                RuleExample.of(TransportRule.T_CONTENT_TYPE_MISSING, flawless().header(TYPE, null)),
                RuleExample.of(
                        TransportRule.T_CHARSET,
                        flawless().header(TYPE, "application/xml; charset=euc-kr"),
                        flawless().header(TYPE, "application/xml; charset=utf8")),
                RuleExample.of(
                        TransportRule.T_CHARSET_SPELLING,
                        flawless().header(TYPE, "application/xml; charset=utf8"),
                        flawless().header(TYPE, "application/xml; charset=UTF-8")),
                RuleExample.of(TransportRule.T_CHARSET_MISSING, flawless().header(TYPE, "application/xml")),
                RuleExample.of(
                        TransportRule.T_ENCODING_DECLARED,
                        flawless().xml("UTF-8", "EUC-KR"),
                        flawless().xml("UTF-8", "utf-8")),
                RuleExample.of(TransportRule.T_BOM, flawless().startingWith((byte) 0xEF, (byte) 0xBB, (byte) 0xBF)),
                RuleExample.of(
                        TransportRule.T_SLOW, flawless().after(2001), flawless().after(2000)),
                RuleExample.of(
                        TransportRule.T_CACHEABLE,
                        flawless().header("Cache-Control", "max-age=60"),
                        flawless().header("Cache-Control", "private, No-Store")));
    }

    private static Stream<RuleExample> documents() {
        return Stream.of(
                RuleExample.of(StructureRule.X_NOT_UTF8, flawless().startingWith((byte) 0xB0, (byte) 0xA1)),
                RuleExample.of(
                        StructureRule.X_LEADING_OUTPUT,
                        flawless().xml(DECLARATION, "\n" + DECLARATION),
                        flawless().xml(DECLARATION, DECLARATION + "\n")),
                RuleExample.of(
                        StructureRule.X_ILLEGAL_CHARACTER,
                        flawless().xml("신발", "신\u0008발"),
                        flawless().xml("신발", "👟\t")),
                RuleExample.of(StructureRule.X_DOCTYPE, flawless().xml("<products>", "<!DOCTYPE products><products>")),
                RuleExample.of(
                        StructureRule.X_TOO_COMPLEX,
                        flawless().body("<a>".repeat(40) + "</a>".repeat(40)),
                        flawless().body("<a>".repeat(32) + "</a>".repeat(32))),
                RuleExample.of(
                        StructureRule.X_NOT_WELL_FORMED,
                        flawless().xml("신발", "신 & 발"),
                        flawless().xml("신발", "신 &amp; 발")),
                RuleExample.of(StructureRule.X_GEN1_ANSWER, flawless().body("<response><item id=\"P1\"/></response>")),
                RuleExample.of(
                        StructureRule.X_ROOT,
                        flawless().body("<items/>"),
                        flawless().body("<products/>")));
    }
}
