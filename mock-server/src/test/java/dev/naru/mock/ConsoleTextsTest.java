package dev.naru.mock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.mock.iamport.Coverage;
import dev.naru.mock.iamport.Operation;
import dev.naru.mock.journal.EntryType;
import dev.naru.mock.ledger.Switch;
import dev.naru.mock.naver.claims.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server names, the console says in words of the reader's language. */
class ConsoleTextsTest {
    private static final Path CONSOLE = Path.of("src/main/resources/web/console");
    private static final Path COMMON = Path.of("src/main/resources/web/common");

    @Test
    void everySwitchAsksItsQuestion() throws IOException {
        String texts = Files.readString(CONSOLE.resolve("switch-texts.js"));

        assertThat(Arrays.stream(Switch.values()).map(each -> "'switches." + each.wireName() + "': { ko: "))
                .allSatisfy(entry -> assertThat(texts).contains(entry));
    }

    @Test
    void everyNoteOfTheCoverageIsInKorean() throws IOException {
        String texts = Files.readString(CONSOLE.resolve("coverage-notes.js"));

        assertThat(notes()).isNotEmpty().allSatisfy(note -> assertThat(texts).contains("'" + note + "': "));
    }

    @Test
    void everyStepOfAProductOrderHasAButtonWithAName() throws IOException {
        String buttons = Files.readString(CONSOLE.resolve("claims.js"));
        String names = Files.readString(CONSOLE.resolve("ko.js"));

        assertThat(Arrays.stream(Step.values()).map(Step::wireName)).allSatisfy(step -> {
            assertThat(buttons).contains("'" + step + "'");
            assertThat(names).contains("'claim." + step + "':");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko.js", "en.js"})
    void everyKindOfJournalEntryHasANameAndASentence(String dictionary) throws IOException {
        String texts = Files.readString(COMMON.resolve(dictionary)) + Files.readString(CONSOLE.resolve(dictionary));

        assertThat(Arrays.stream(EntryType.values()).map(EntryType::wireName))
                .allSatisfy(type ->
                        assertThat(texts).contains("'entry." + type + "': ").contains("'story." + type + "': "));
    }

    private static Stream<String> notes() {
        return Coverage.operations().stream()
                .map(Operation::note)
                .filter(note -> !note.isEmpty())
                .distinct();
    }
}
