package dev.naru.gateway.products.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.http.PercentDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The parser against a reader so naive that it can be seen to be right, and against noise. */
class ProductQueryPropertiesTest {
    private record Asked(int index, String id, List<String> codes, List<String> supplements) {}

    private record WellFormed(List<Asked> asked, boolean optionSearch, boolean rawBrackets, int rotation) {
        String query() {
            List<String> pairs = new ArrayList<>();
            for (Asked it : asked) {
                pairs.add(key(it.index, "id") + "=" + encoded(it.id));
                if (!it.codes.isEmpty()) {
                    pairs.add(key(it.index, "optionManageCodes") + "=" + encoded(String.join(",", it.codes)));
                }
                if (!it.supplements.isEmpty()) {
                    pairs.add(key(it.index, "supplementIds") + "=" + encoded(String.join(",", it.supplements)));
                }
            }
            if (optionSearch) {
                pairs.add("optionSearch=true");
            }
            Collections.rotate(pairs, rotation);
            return String.join("&", pairs);
        }

        private String key(int index, String field) {
            String key = "product[" + index + "][" + field + "]";
            return rawBrackets ? key : encoded(key);
        }

        /** Index by index into a sorted map, then product by product: no cleverness at all. */
        List<ProductAsk> expected() {
            Map<Integer, List<Asked>> byIndex = new TreeMap<>();
            asked.forEach(it -> byIndex.computeIfAbsent(it.index, index -> new ArrayList<>())
                    .add(it));
            Map<String, Set<String>> codes = new LinkedHashMap<>();
            Map<String, Set<String>> supplements = new LinkedHashMap<>();
            byIndex.values().forEach(sameIndex -> {
                String id = sameIndex.get(0).id;
                for (Asked it : sameIndex) {
                    codes.computeIfAbsent(id, key -> new LinkedHashSet<>()).addAll(it.codes);
                    supplements
                            .computeIfAbsent(id, key -> new LinkedHashSet<>())
                            .addAll(it.supplements);
                }
            });
            List<ProductAsk> asks = new ArrayList<>();
            codes.forEach((id, ids) -> asks.add(new ProductAsk(
                    id,
                    null,
                    null,
                    List.copyOf(ids),
                    List.copyOf(supplements.getOrDefault(id, Set.of())),
                    optionSearch || !ids.isEmpty(),
                    !supplements.getOrDefault(id, Set.of()).isEmpty())));
            return asks;
        }
    }

    @Property
    void equalsTheNaiveReaderOnWellFormedQueries(@ForAll("wellFormed") WellFormed wellFormed) {
        assertThat(ProductQuery.parse(wellFormed.query(), 100).asks()).isEqualTo(wellFormed.expected());
    }

    @Property(tries = 5_000)
    void throwsNothingButItsOwnRefusal(@ForAll("hostile") String query) {
        assertThat(refusalOf(query))
                .satisfiesAnyOf(
                        refusal -> assertThat(refusal).isNull(),
                        refusal -> assertThat(refusal).matches("[ -~]{1,200}"));
    }

    @Property(tries = 2_000)
    void decodesWhatAnyTextWithoutControlCharactersIsEncodedTo(@ForAll String text) {
        String wellFormed = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String sent = encoded(wellFormed);

        boolean control = wellFormed.chars().anyMatch(Character::isISOControl);
        assertThat(PercentDecoder.decode(sent, 0, sent.length())).isEqualTo(control ? null : wellFormed);
    }

    private static @Nullable String refusalOf(String query) {
        try {
            ProductQuery parsed = ProductQuery.parse(query, 100);
            assertThat(parsed.asks())
                    .isNotEmpty()
                    .allSatisfy(
                            ask -> assertThat(ask.id() + ask.ecMallProductId()).isNotBlank());
            return null;
        } catch (InvalidQuery refused) {
            return refused.line();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<WellFormed> wellFormed() {
        Arbitrary<String> code = Arbitraries.strings()
                .withChars("abcXYZ0189!+-/=_|빨강신발가")
                .ofMinLength(1)
                .ofMaxLength(12);
        // The id follows from the index: an index with two ids has a rule of its own, tested in the table.
        Arbitrary<Asked> asked = Combinators.combine(
                        Arbitraries.integers().between(0, 30),
                        code.list().ofMaxSize(4),
                        code.list().ofMaxSize(3))
                .as((index, codes, supplements) -> new Asked(index, "P" + index % 20 + "+신", codes, supplements));
        return Combinators.combine(
                        asked.list().ofMinSize(1).ofMaxSize(12).uniqueElements(Asked::index),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 40))
                .as(WellFormed::new);
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> scrap = Arbitraries.of(
                "product",
                "product[0][id]=",
                "[",
                "]",
                "%5B",
                "%5D",
                "%5",
                "%",
                "=",
                "&",
                ";",
                "+",
                ",",
                "id",
                "a",
                "0",
                "99999999999",
                "optionManageCodes",
                "product[1][optionManageCodes]=",
                "%00",
                "%C3",
                "%ED%A0%80",
                "\u00ff",
                "\uD800",
                "\u0000",
                "한",
                "&product[2][id]=b",
                "#",
                "?",
                "/",
                "\r\n");
        return Arbitraries.oneOf(
                scrap.list().ofMaxSize(30).map(scraps -> String.join("", scraps)),
                Arbitraries.strings().all().ofMaxLength(80),
                Arbitraries.strings()
                        .withCharRange('\u0000', '\u00ff')
                        .ofMaxLength(80)
                        .map(tail -> "product[0][id]=a&" + tail));
    }
}
