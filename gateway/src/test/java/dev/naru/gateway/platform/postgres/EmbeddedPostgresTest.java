package dev.naru.gateway.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.naru.gateway.platform.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedPostgresTest {
    private static final int DEADLINE_S = 30;

    private Path home;

    @BeforeAll
    void chooseDirectory(@TempDir Path temporary) {
        home = temporary.resolve("postgres");
    }

    @AfterEach
    void nothingIsLeftRunning() {
        // The watcher's own helper is killed as the watcher leaves, and is gone a moment later.
        assertThat(servers())
                .allSatisfy(leaving -> assertThat(leaving.onExit())
                        .as("process %d", leaving.pid())
                        .succeedsWithin(Duration.ofSeconds(5)));
    }

    @Test
    void rowsSurviveARestart() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            execute(postgres, "create table if not exists kept (word text)");
            execute(postgres, "insert into kept values ('naru')");
        }

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            assertThat(query(postgres, "select word from kept limit 1")).isEqualTo("naru");
        }
    }

    @Test
    void commitsReachTheDiskBeforeTheyAreAcknowledged() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            assertThat(query(postgres, "show fsync")).isEqualTo("on");
            assertThat(query(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(postgres, "show full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void nobodyGetsInWithoutThePassword() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            assertThatThrownBy(() -> DriverManager.getConnection(url(postgres), EmbeddedPostgres.USER, "guess"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void listensOnLoopbackOnlyAndWithoutASocketFile() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            assertThat(query(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(postgres, "show unix_socket_directories")).isEmpty();
        }
    }

    @Test
    void everythingInTheDirectoryIsForThisUserOnly() throws IOException {
        EmbeddedPostgres.start(home).close();

        for (String file : List.of("password", "postgres.log", "lock")) {
            assertThat(Files.getPosixFilePermissions(home.resolve(file)))
                    .as(file)
                    .hasSize(2);
        }
        assertThat(Files.getPosixFilePermissions(home)).hasSize(3);
        assertThat(Files.getPosixFilePermissions(home.resolve("data"))).hasSize(3);
    }

    @Test
    void secondServerOnTheSameDirectoryIsRefusedInOneSentence() {
        EmbeddedPostgres first = EmbeddedPostgres.start(home);
        try {
            assertThatThrownBy(() -> EmbeddedPostgres.start(home))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageStartingWith("Another gateway")
                    .hasMessageContaining("NARU_DATA_DIR");
        } finally {
            first.close();
        }
    }

    @Test
    void secondProcessOnTheSameDirectoryIsToldWhoOwnsIt() throws Exception {
        Process owner = OtherJvm.run(home);
        try {
            OtherJvm.awaitReady(owner);

            assertThatThrownBy(() -> EmbeddedPostgres.start(home))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("process " + owner.pid());
        } finally {
            OtherJvm.kill(owner);
            awaitNoServer();
        }
    }

    @Test
    void killedJvmLeavesNoServer() throws Exception {
        Process jvm = OtherJvm.run(home);
        OtherJvm.awaitReady(jvm);
        assertThat(servers()).isNotEmpty();

        OtherJvm.kill(jvm);

        awaitNoServer();
    }

    @Test
    void serverThatLostItsWatcherIsEndedByTheNextStart() throws Exception {
        Process jvm = OtherJvm.run(home);
        OtherJvm.awaitReady(jvm);
        ProcessHandle orphan = postmaster();
        // The watcher and its pipe reader, so that nobody asks the server to stop.
        jvm.descendants()
                .filter(process -> !process.equals(orphan) && !isChildOf(process, orphan))
                .toList()
                .forEach(ProcessHandle::destroyForcibly);
        OtherJvm.kill(jvm);
        assertThat(orphan.isAlive()).isTrue();

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            assertThat(postgres.pid()).isNotEqualTo(orphan.pid());
            assertThat(query(postgres, "select 1")).isEqualTo("1");
        }
    }

    private static boolean isChildOf(ProcessHandle process, ProcessHandle parent) {
        return process.parent().map(parent::equals).orElse(false);
    }

    @Test
    void pidFileThatNamesAnotherProgramIsNoReasonToKillIt() throws Exception {
        EmbeddedPostgres.start(home).close();
        Process innocent = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(home.resolve("data/postmaster.pid"), innocent.pid() + "\n" + home.resolve("data") + "\n");

            EmbeddedPostgres.start(home).close();

            assertThat(innocent.isAlive()).isTrue();
        } finally {
            innocent.destroyForcibly();
        }
    }

    @Test
    void dataOfAnotherMajorVersionIsRefusedInWords() throws IOException {
        EmbeddedPostgres.start(home).close();
        Path version = home.resolve("data/PG_VERSION");
        String ours = Files.readString(version);
        Files.writeString(version, "15\n");
        try {
            assertThatThrownBy(() -> EmbeddedPostgres.start(home))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("made by PostgreSQL 15")
                    .hasMessageContaining("pg_dump");
        } finally {
            Files.writeString(version, ours);
        }
    }

    @Test
    void endOfTheServerIsNoticed() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            Server.signal("KILL", postgres.pid());

            assertThat(postgres.exited().get(DEADLINE_S, TimeUnit.SECONDS)).isNotZero();
        }
        awaitNoServer();
    }

    private void awaitNoServer() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
        while (!servers().isEmpty() && System.nanoTime() - deadline < 0) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(servers()).isEmpty();
    }

    private ProcessHandle postmaster() throws IOException {
        long pid = PostmasterFile.read(home.resolve("data")).orElseThrow().pid();
        return ProcessHandle.of(pid).orElseThrow();
    }

    private List<ProcessHandle> servers() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(this::isServer).toList();
        }
    }

    private boolean isServer(ProcessHandle process) {
        return process.info()
                .commandLine()
                .map(command -> command.contains("bin/postgres") && command.contains(home.toString()))
                .orElse(false);
    }

    private static String url(EmbeddedPostgres postgres) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + EmbeddedPostgres.DATABASE;
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(
                url(postgres), EmbeddedPostgres.USER, postgres.password().reveal());
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
