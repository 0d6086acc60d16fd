package dev.naru.mock.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept, and what leaves first. */
class ShelfTest {
    private final List<StringBuilder> left = new ArrayList<>();

    @Test
    void oldestLeaveByNumberAndAreCounted() {
        Shelf<Integer, StringBuilder> shelf = shelf(2, 1_000);

        put(shelf, 1, "a");
        put(shelf, 2, "b");
        put(shelf, 3, "c");

        assertThat(shelf.all()).map(StringBuilder::toString).containsExactly("b", "c");
        assertThat(left).map(StringBuilder::toString).containsExactly("a");
        assertThat(shelf.tally()).isEqualTo(new Tally(2, 2, 1));
        assertThat(shelf.find(1)).isEmpty();
    }

    @Test
    void oldestLeaveByBytes() {
        Shelf<Integer, StringBuilder> shelf = shelf(100, 10);

        put(shelf, 1, "aaaa");
        put(shelf, 2, "bbbb");
        put(shelf, 3, "cccccc");

        assertThat(shelf.all()).map(StringBuilder::toString).containsExactly("bbbb", "cccccc");
        assertThat(shelf.tally()).isEqualTo(new Tally(2, 10, 1));
    }

    @Test
    void recordThatGrowsMakesOthersLeaveAndStaysItself() {
        Shelf<Integer, StringBuilder> shelf = shelf(100, 10);
        StringBuilder growing = new StringBuilder("aaaa");
        shelf.put(1, growing);
        put(shelf, 2, "bb");
        put(shelf, 3, "cc");

        growing.append("aaa");
        shelf.weighAgain(1);

        assertThat(shelf.all()).map(StringBuilder::toString).containsExactly("aaaaaaa", "cc");
        assertThat(shelf.tally()).isEqualTo(new Tally(2, 9, 1));
    }

    @Test
    void oneRecordStaysHoweverLarge() {
        Shelf<Integer, StringBuilder> shelf = shelf(100, 3);

        put(shelf, 1, "aa");
        put(shelf, 2, "bbbbbbbbbb");

        assertThat(shelf.all()).map(StringBuilder::toString).containsExactly("bbbbbbbbbb");
    }

    @Test
    void replacedRecordKeepsItsPlaceAndItsNewWeight() {
        Shelf<Integer, StringBuilder> shelf = shelf(2, 1_000);
        put(shelf, 1, "a");
        put(shelf, 2, "b");

        put(shelf, 1, "aaa");
        put(shelf, 3, "c");

        assertThat(shelf.newestFirst()).map(StringBuilder::toString).containsExactly("c", "b");
        assertThat(left).map(StringBuilder::toString).containsExactly("aaa");
        assertThat(shelf.tally().bytes()).isEqualTo(2);
    }

    @Test
    void takenAwayRecordIsNotCountedAsDropped() {
        Shelf<Integer, StringBuilder> shelf = shelf(2, 1_000);
        put(shelf, 1, "a");

        shelf.remove(1);
        shelf.remove(1);

        assertThat(shelf.tally()).isEqualTo(new Tally(0, 0, 0));
        assertThat(left).isEmpty();
    }

    private Shelf<Integer, StringBuilder> shelf(int count, long bytes) {
        return new Shelf<>(new Bound(count, bytes), StringBuilder::length, left::add);
    }

    private static void put(Shelf<Integer, StringBuilder> shelf, int key, String value) {
        shelf.put(key, new StringBuilder(value));
    }
}
