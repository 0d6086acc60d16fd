package dev.naru.mock.naver.fees;

import dev.naru.mock.naver.products.QueryText;
import dev.naru.mock.naver.xml.SafeXml;
import dev.naru.mock.naver.xml.XmlElement;
import dev.naru.mock.naver.xml.XmlReading.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the shop's additional-fee URL answered (도서산간비 API).
 *
 * @param surprices whole won by product id, 0 or more; the spelling is Naver's
 * @param problems what was wrong with the answer, in English, for the developer; such entries count as 0
 */
public record AdditionalFees(Map<String, Long> surprices, List<String> problems) {
    private static final int MAX_PROBLEMS = 20;

    public AdditionalFees {
        surprices = Map.copyOf(surprices);
        problems = List.copyOf(problems);
    }

    /**
     * The query, without a leading question mark.
     *
     * @param idsName what the ids are called: the guide has two names
     * @param productIds products whose surcharge the shop wants to be asked about
     * @param postcode as the buyer gave it; what is not a digit is left out
     * @param baseAddress the address without its detail, which stays private
     */
    public static String query(String idsName, List<String> productIds, String postcode, String baseAddress) {
        QueryText query = new QueryText(true);
        for (int i = 0; i < productIds.size(); i++) {
            query.add(idsName + "[" + i + "]", productIds.get(i));
        }
        byte[] address = baseAddress.getBytes(StandardCharsets.UTF_8);
        return query.add("zipcode", postcode.replaceAll("[^0-9]", ""))
                .add("address1", Base64.getUrlEncoder().withoutPadding().encodeToString(address))
                .toString();
    }

    /** Reads the answer for the products that were asked about. Never throws; what is missing or wrong counts as 0. */
    public static AdditionalFees read(byte[] body, List<String> productIds) {
        return SafeXml.read(body).fold(read -> of(read.root(), productIds), AdditionalFees::unreadable);
    }

    private static AdditionalFees unreadable(Unreadable answer) {
        return new AdditionalFees(
                Map.of(),
                List.of(answer.fault() + " at " + answer.row() + ":" + answer.column() + ": " + answer.detail()));
    }

    private static AdditionalFees of(XmlElement root, List<String> productIds) {
        List<String> problems = new ArrayList<>();
        if (!root.name().equals("additionalFees")) {
            problems.add("the root must be <additionalFees>, not <" + root.name() + ">");
        }
        Map<String, Long> surprices = new LinkedHashMap<>();
        for (XmlElement fee : root.children("additionalFee")) {
            String id = fee.textOf("id");
            String surprice = fee.textOf("surprice");
            if (!surprice.matches("[0-9]{1,9}")) {
                problems.add(fee.path() + "/surprice must be a whole number from 0, not \"" + surprice + "\"");
            } else if (!productIds.contains(id)) {
                problems.add(fee.path() + "/id names a product nobody asked about: " + id);
            } else if (surprices.putIfAbsent(id, Long.parseLong(surprice)) != null) {
                problems.add(fee.path() + "/id is answered twice: " + id);
            }
        }
        for (String id : productIds) {
            if (!surprices.containsKey(id)) {
                problems.add("no surprice for product " + id);
            }
        }
        return new AdditionalFees(surprices, problems.subList(0, Math.min(MAX_PROBLEMS, problems.size())));
    }
}
