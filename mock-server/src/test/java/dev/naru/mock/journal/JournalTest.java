package dev.naru.mock.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.mock.http.StrictJson;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z"));

    @Test
    void oldestEntriesLeaveWhenThereAreTooMany() {
        Journal journal = new Journal(NOON, 3, 1_000_000);

        write(journal, 5, "");

        assertThat(ids(journal.after(0, 10))).containsExactly(3L, 4L, 5L);
        assertThat(journal.evicted()).isEqualTo(2);
        assertThat(journal.lastId()).isEqualTo(5);
    }

    @Test
    void oldestEntriesLeaveWhenTheyAreTooLarge() {
        Journal journal = new Journal(NOON, 1_000, 3_000);

        write(journal, 10, "x".repeat(1_000));

        assertThat(journal.after(0, 100)).hasSize(2);
        assertThat(journal.evicted()).isEqualTo(8);
    }

    @Test
    void newestEntryStaysHoweverLargeItIs() {
        Journal journal = new Journal(NOON, 10, 100);

        write(journal, 1, "x".repeat(10_000));

        assertThat(journal.after(0, 10)).hasSize(1);
    }

    @Test
    void entriesAfterAnIdComeOldestFirstInPortions() {
        Journal journal = new Journal(NOON, 100, 1_000_000);
        write(journal, 10, "");

        assertThat(ids(journal.after(4, 3))).containsExactly(5L, 6L, 7L);
        assertThat(journal.after(10, 3)).isEmpty();
        assertThat(ids(journal.newest(entry -> entry.id() % 2 == 0, 2))).containsExactly(10L, 8L);
    }

    @Test
    void listenersHearOfEachEntryUntilTheyStop() {
        Journal journal = new Journal(NOON, 100, 1_000_000);
        List<Long> heard = new ArrayList<>();
        Runnable stop = journal.listen(() -> heard.add(journal.lastId()));

        write(journal, 2, "");
        stop.run();
        write(journal, 1, "");

        assertThat(heard).containsExactly(1L, 2L);
    }

    @Test
    void idsGoOnAfterClearing() {
        Journal journal = new Journal(NOON, 100, 1_000_000);
        write(journal, 3, "");

        journal.clear();
        write(journal, 1, "");

        assertThat(ids(journal.after(0, 10))).containsExactly(4L);
    }

    private static void write(Journal journal, int count, String text) {
        for (int i = 0; i < count; i++) {
            journal.write(EntryType.API_CALL, "something", StrictJson.object().put("text", text));
        }
    }

    private static List<Long> ids(List<Entry> entries) {
        return entries.stream().map(Entry::id).toList();
    }
}
