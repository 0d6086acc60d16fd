package dev.naru.gateway.platform.postgres;

import dev.naru.gateway.platform.StartFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs: out of the jar, into a directory of our own. Not /tmp, where another local user could swap
 * what root is about to run.
 */
final class Binaries {
    private static final Map<String, String> ARCHIVES = Map.of(
            "linux amd64", "postgres-linux-x86_64.txz",
            "linux aarch64", "postgres-linux-arm_64.txz",
            "mac aarch64", "postgres-darwin-arm_64.txz");

    private Binaries() {}

    static @Nullable URL resource() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac") ? "mac" : "linux";
        String archive = ARCHIVES.get(os + " " + System.getProperty("os.arch", ""));
        return archive == null ? null : Binaries.class.getClassLoader().getResource(archive);
    }

    /** The directory with {@code bin/postgres}; unpacks the first time, and again when the jar carries another build. */
    static Path unpackedIn(Path home) throws IOException {
        URL archive = resource();
        if (archive == null) {
            throw new StartFailure("This build carries no PostgreSQL for " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch") + ": set NARU_DB_URL to a PostgreSQL server of your own.");
        }
        Path target = home.resolve("bin-" + fingerprint(archive));
        if (Files.exists(target)) {
            return target;
        }
        deleteEveryOther(home);
        Path unfinished = home.resolve("bin-unfinished");
        unpack(archive, unfinished);
        Files.writeString(unfinished.resolve("VERSION"), askVersion(unfinished));
        return Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    }

    static String majorVersion(Path binaries) throws IOException {
        return Files.readString(binaries.resolve("VERSION")).strip();
    }

    private static String askVersion(Path binaries) throws IOException {
        Output version = Output.of(List.of(binaries.resolve("bin/postgres").toString(), "--version"));
        // "postgres (PostgreSQL) 18.6"
        return version.text().replaceAll("(?s).*\\) ([0-9]+).*", "$1");
    }

    /** The archive's checksum as the jar's directory has it: no need to read 15 MB at every start. */
    private static String fingerprint(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        connection.setUseCaches(false);
        if (connection instanceof JarURLConnection jar) {
            try (var file = jar.getJarFile()) {
                return Long.toHexString(file.getJarEntry(jar.getEntryName()).getCrc());
            }
        }
        return Long.toHexString(connection.getContentLengthLong());
    }

    private static void unpack(URL archive, Path target) throws IOException {
        Files.createDirectory(target);
        try (InputStream raw = new BufferedInputStream(archive.openStream(), 1 << 16);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(raw))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                unpack(entry, tar, target);
                entry = tar.getNextEntry();
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("the archive holds " + entry.getName() + ", which leaves the directory");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, file);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(program ? "rwx------" : "rw-------"));
        }
    }

    private static void deleteEveryOther(Path home) throws IOException {
        try (Stream<Path> children = Files.list(home)) {
            for (Path old : children.filter(Binaries::holdsBinaries).toList()) {
                deleteTree(old);
            }
        }
    }

    private static boolean holdsBinaries(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().startsWith("bin-");
    }

    static void deleteTree(Path root) throws IOException {
        if (Files.notExists(root)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
