package dev.naru.mock.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A switch that nobody reads, or that no page explains, would be a promise not kept. */
class SwitchUseTest {
    @Test
    void everySwitchIsReadSomewhere() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.naru.mock");
        Set<String> read = classes.get(Switch.class).getFieldAccessesToSelf().stream()
                .filter(access -> !access.getOriginOwner().isEquivalentTo(Switch.class))
                .map(JavaFieldAccess::getName)
                .collect(Collectors.toSet());

        assertThat(read)
                .containsAll(Arrays.stream(Switch.values()).map(Switch::name).toList());
    }

    @Test
    void everySwitchIsInThePageOfSwitchesWithItsDefault() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "protocol", "switches.md"));

        for (Switch each : Switch.values()) {
            assertThat(page)
                    .contains("| `" + each.wireName() + "` | `" + each.answer().standard() + "` |");
        }
    }

    @Test
    void defaultsAreAmongTheAnswersAndNamesAreUnique() {
        for (Switch each : Switch.values()) {
            assertThat(Switches.defaults().with(each, each.answer().standard()).word(each))
                    .isEqualTo(each.answer().standard());
            assertThat(Switch.named(each.wireName())).contains(each);
        }
    }
}
