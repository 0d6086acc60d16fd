package dev.naru.gateway.testing;

import dev.naru.gateway.platform.StartFailure;
import dev.naru.gateway.platform.db.DatabaseAddress;
import dev.naru.gateway.platform.db.Migrations;
import dev.naru.gateway.platform.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for the whole test JVM, kept under target/ between runs, with a migrated template database. */
final class TestServer implements AutoCloseable {
    private static final String TEMPLATE = "naru_template";

    private final EmbeddedPostgres postgres;
    private final DatabaseAddress admin;
    private final AtomicInteger databases = new AtomicInteger();

    private TestServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        this.admin = new DatabaseAddress(
                "127.0.0.1",
                postgres.port(),
                EmbeddedPostgres.DATABASE,
                EmbeddedPostgres.USER,
                postgres.password(),
                "disable");
    }

    static TestServer start() {
        TestServer server = new TestServer(EmbeddedPostgres.start(Path.of("target", "test-postgres")));
        server.dropLeftovers();
        server.migrateTemplate();
        return server;
    }

    /** A database of its own with the whole schema. */
    DatabaseAddress clonedDatabase() {
        String name = "naru_test_" + databases.incrementAndGet();
        execute("create database " + name + " template " + TEMPLATE);
        return admin.withDatabase(name);
    }

    /** A database without any table. */
    DatabaseAddress emptyDatabase() {
        String name = "naru_test_" + databases.incrementAndGet();
        execute("create database " + name);
        return admin.withDatabase(name);
    }

    void drop(DatabaseAddress database) {
        execute("drop database if exists " + database.database() + " with (force)");
    }

    private void migrateTemplate() {
        DatabaseAddress template = admin.withDatabase(TEMPLATE);
        if (query("select datname from pg_database where datname = '" + TEMPLATE + "'")
                .isEmpty()) {
            execute("create database " + TEMPLATE);
        }
        try {
            Migrations.migrate(template);
        } catch (StartFailure olderDraftOfAMigration) {
            execute("drop database " + TEMPLATE + " with (force)");
            execute("create database " + TEMPLATE);
            Migrations.migrate(template);
        }
    }

    private void dropLeftovers() {
        query("select datname from pg_database where datname like 'naru\\_test\\_%'")
                .forEach(name -> execute("drop database " + name + " with (force)"));
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    private List<String> query(String sql) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
        return rows;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                admin.jdbcUrl(), admin.user(), admin.password().reveal());
    }

    @Override
    public void close() {
        postgres.close();
    }
}
