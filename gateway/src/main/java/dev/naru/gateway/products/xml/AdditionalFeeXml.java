package dev.naru.gateway.products.xml;

import java.util.Map;

/** Writes the answer to Naver's question what shipping to an address adds. */
public final class AdditionalFeeXml {
    private AdditionalFeeXml() {}

    /**
     * One {@code additionalFee} per product, in the map's order.
     *
     * @param wonByProductId {@code surprice}, sic, by the id that was asked
     */
    public static byte[] write(Map<String, Long> wonByProductId) {
        XmlWriter xml = new XmlWriter();
        xml.declaration();
        xml.open("additionalFees");
        wonByProductId.forEach((id, won) -> {
            xml.open("additionalFee");
            xml.element("id", id);
            xml.element("surprice", won);
            xml.close();
        });
        xml.close();
        return xml.bytes();
    }
}
