package dev.naru.gateway.platform.db;

import dev.naru.gateway.platform.StartFailure;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;

/** The schema's forward-only steps, {@code db/migration/V*.sql}, applied before anything listens. */
public final class Migrations {
    private Migrations() {}

    /**
     * Applies what is missing; several processes may start at once. Blocks.
     *
     * @return the version the schema has now
     * @throws StartFailure when the database does not answer, refuses us, or holds a schema that is not ours
     */
    public static int migrate(DatabaseAddress address) {
        Flyway flyway = Flyway.configure()
                .loggers("slf4j")
                .dataSource(
                        address.jdbcUrl(), address.user(), address.password().reveal())
                .locations("classpath:db/migration")
                .cleanDisabled(true)
                .load();
        try {
            String version = flyway.migrate().targetSchemaVersion;
            return Integer.parseInt(version == null ? newest(flyway) : version);
        } catch (FlywayException failure) {
            throw new StartFailure(sentence(address, failure), failure);
        }
    }

    // Flyway names no target when there was nothing to do.
    private static String newest(Flyway flyway) {
        MigrationInfo current = flyway.info().current();
        if (current == null) {
            throw new StartFailure("This build carries no migrations.");
        }
        return current.getVersion().getVersion();
    }

    private static String sentence(DatabaseAddress address, FlywayException failure) {
        SQLException sql = sqlCause(failure);
        if (failure instanceof FlywayValidateException) {
            return "The schema of " + address + " was made by another build of the gateway (" + secondLine(failure)
                    + "): use that build, or another database (NARU_DB_URL, NARU_DATA_DIR).";
        }
        if (sql == null) {
            return "The schema of " + address + " cannot be migrated: " + firstLine(failure) + ".";
        }
        String state = String.valueOf(sql.getSQLState());
        if (state.startsWith("08")) {
            return "The database " + address + " does not answer: check NARU_DB_URL and that the server runs.";
        }
        if (state.startsWith("28") || state.equals("3D000")) {
            return "The database " + address + " refuses the connection: " + firstLine(sql) + " (NARU_DB_URL).";
        }
        return "The schema of " + address + " cannot be migrated: " + firstLine(sql) + ".";
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return (SQLException) cause;
    }

    // The first one only says that something did not fit.
    private static String secondLine(Throwable failure) {
        String[] lines = String.valueOf(failure.getMessage()).strip().split("\\R", 3);
        return lines[Math.min(1, lines.length - 1)].strip();
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).strip().split("\\R", 2)[0];
    }
}
