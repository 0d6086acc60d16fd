package dev.naru.gateway;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.testing.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What docs/operating.md tells an operator to run says what the page promises. */
@ExtendWith(PostgresExtension.class)
class OperatingDocumentTest {
    private static final Path PAGE = Path.of("..", "docs", "operating.md");
    private static final Pattern SQL = Pattern.compile("^```sql\\n(.*?);\\n```$", Pattern.MULTILINE | Pattern.DOTALL);

    private final Database database;

    OperatingDocumentTest(Database database) {
        this.database = database;
    }

    @Test
    void noUniqueKeyStandsInTheWayOfCitus() throws IOException {
        assertThat(keysInTheWay()).isEmpty();
    }

    @Test
    void aKeyWithoutTheMerchantIsNamed() throws IOException {
        await(database.query("create table odd (merchant_id uuid, name text, unique (name, merchant_id))"));
        try {
            assertThat(keysInTheWay()).containsExactly("odd odd_name_merchant_id_key");
        } finally {
            await(database.query("drop table odd"));
        }
    }

    private List<String> keysInTheWay() throws IOException {
        String statement = SQL.matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1))
                .filter(sql -> sql.contains("indisunique"))
                .findFirst()
                .orElseThrow();
        return StreamSupport.stream(await(database.query(statement)).spliterator(), false)
                .map(row -> row.getString("table") + " " + row.getString("key"))
                .toList();
    }
}
