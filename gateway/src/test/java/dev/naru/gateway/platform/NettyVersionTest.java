package dev.naru.gateway.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.Version;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Vert.x's own BOM brings an older Netty; a build that took it would serve with known faults. */
class NettyVersionTest {
    private static final List<Integer> OLDEST = List.of(4, 2, 17);

    @Test
    void everyPartOfNettyIsAsNewAsThePomSays() {
        Collection<Version> parts = Version.identify().values();

        assertThat(parts)
                .hasSizeGreaterThan(5)
                .allSatisfy(part -> assertThat(isNewEnough(part.artifactVersion()))
                        .as(part.artifactId() + " " + part.artifactVersion())
                        .isTrue());
        assertThat(parts.stream().map(Version::artifactVersion).distinct()).hasSize(1);
    }

    @Test
    void anOlderOneWouldBeSeen() {
        assertThat(Stream.of("4.1.130.Final", "4.2.9.Final", "4.2.16.Final")).noneMatch(NettyVersionTest::isNewEnough);
        assertThat(Stream.of("4.2.17.Final", "4.3.0.Final", "5.0.0.Final")).allMatch(NettyVersionTest::isNewEnough);
    }

    private static boolean isNewEnough(String version) {
        String[] numbers = version.split("\\.", -1);
        for (int i = 0; i < OLDEST.size(); i++) {
            int part = Integer.parseInt(numbers[i]);
            if (part != OLDEST.get(i)) {
                return part > OLDEST.get(i);
            }
        }
        return true;
    }
}
