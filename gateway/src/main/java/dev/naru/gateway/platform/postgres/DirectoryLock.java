package dev.naru.gateway.platform.postgres;

import dev.naru.gateway.platform.OwnerOnly;
import dev.naru.gateway.platform.StartFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One process per directory. The kernel drops the lock with the process, so kill -9 leaves nothing to clean up. */
final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock take(Path home) throws IOException {
        Path file = home.resolve("lock");
        OwnerOnly.file(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            // Not closed on purpose: POSIX drops every lock of a process when it closes any descriptor of the file.
            throw inUse(home, null);
        }
        if (lock == null) {
            channel.close();
            throw inUse(home, Files.readString(file).strip());
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new DirectoryLock(channel);
    }

    private static StartFailure inUse(Path home, @Nullable String pid) {
        return new StartFailure("Another gateway" + (pid == null || pid.isEmpty() ? "" : " (process " + pid + ")")
                + " is using the database in " + home + ": stop it, or choose another directory with NARU_DATA_DIR.");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException goneAnyway) {
            throw new IllegalStateException("the lock file cannot be closed", goneAnyway);
        }
    }
}
