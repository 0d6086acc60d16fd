package dev.naru.gateway;

import static dev.naru.gateway.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.gateway.platform.db.Database;
import dev.naru.gateway.testing.PostgresExtension;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every key begins with merchant_id, and every statement names the merchant.
 *
 * <p>The keys are read from PostgreSQL's own catalogue, so nothing escapes. The statements are the text constants of all
 * {@code ...Repository} classes, as the class loader has them, with what they were put together from; a statement written
 * into a method call instead is refused by a look at the sources. What is compared is text: each table that has
 * merchant_id needs a comparison of merchant_id to go with it, and one of them with a parameter. That a comparison stands
 * in the right branch of a statement, and that the parameter holds the caller's merchant, it cannot see; the walk of
 * {@link MerchantIsolationTest} looks at that from outside.
 */
@ExtendWith(PostgresExtension.class)
class MerchantScopeTest {
    /** Tables of the process, not of a merchant. */
    private static final Set<String> NOBODYS = Set.of("heartbeats", "flyway_schema_history");

    private static final String DUE = "what is due, of all merchants; every row comes with its merchant_id";
    private static final String AGE = "forgets by age alone; rows are named by merchant_id and their own id";
    private static final String OPERATOR = "the operator's own view of the merchants";

    /** Statements for all merchants at once, and why that is right. */
    private static final Map<String, String> FOR_ALL = Map.ofEntries(
            Map.entry("ApiKeyRepository.BY_HASH", "its answer is what tells the merchant"),
            Map.entry("DeliveryRepository.DUE_ENDPOINTS", DUE),
            Map.entry("OrderRepository.CLAIM_POLLS", DUE),
            Map.entry("OrderRepository.EXPIRED", DUE),
            Map.entry("WatchRepository.CLAIM", DUE),
            Map.entry("WatchRepository.GIVE_UP", AGE),
            Map.entry(
                    "EndpointSecretRepository.PAGE", "seals every merchant's secrets anew; rows come with merchant_id"),
            Map.entry("EventOutboxRepository.APPEND", "reads what belongs to the event that it has just inserted"),
            Map.entry("EventHistoryRepository.FORGET", AGE),
            Map.entry("FrontCallRepository.FORGET", AGE),
            Map.entry("InboxRepository.FORGET", AGE),
            Map.entry("RequestKeyRepository.FORGET", AGE),
            Map.entry("SyncTaskRepository.FORGET", AGE),
            Map.entry("TimelineRepository.FORGET", AGE),
            Map.entry("WorkloadRepository.LOOK", OPERATOR),
            Map.entry("MerchantRepository.ACTIVE", OPERATOR),
            Map.entry("MerchantRepository.INSERT", OPERATOR),
            Map.entry("MerchantRepository.PAGE", OPERATOR));

    private static final Pattern STATEMENT = Pattern.compile("(?is)^\\s*(select|insert|update|delete|with)\\b.*");
    private static final Pattern TABLE = Pattern.compile("(?i)\\b(from|join|update|into)\\s+([a-z_]+)\\b");
    private static final Pattern COMPARED =
            Pattern.compile("(?i)\\bmerchant_id\\s*=|\\busing\\s*\\(\\s*merchant_id\\b");
    private static final Pattern WITH_PARAMETER = Pattern.compile(
            "(?i)\\bmerchant_id\\s*=\\s*(\\$\\d|any\\s*\\(\\$\\d|asked\\.merchant_id)|unnest\\(\\$\\d::uuid\\[\\]");
    private static final Pattern INSERTED =
            Pattern.compile("(?is)insert\\s+into\\s+[a-z_]+(\\s+as\\s+[a-z_]+)?\\s*\\(\\s*merchant_id\\b");

    private final Database database;

    MerchantScopeTest(Database database) {
        this.database = database;
    }

    @Test
    void everyTableIsAMerchantsOrListedAsNobodys() {
        assertThat(strings("""
                select c.relname
                  from pg_class c
                 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                   and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'merchant_id')
                """)).isSubsetOf(NOBODYS);
    }

    @Test
    void everyUniqueKeyBeginsWithTheMerchant() {
        assertThat(strings("""
                select c.relname || ': ' || i.indexrelid::regclass
                  from pg_index i
                  join pg_class c on c.oid = i.indrelid
                 where c.relnamespace = 'public'::regnamespace and i.indisunique
                   and not (c.relname = any($1))
                   and not exists (select 1 from pg_attribute a
                                    where a.attrelid = c.oid and a.attnum = i.indkey[0] and a.attname = 'merchant_id')
                """, (Object) NOBODYS.toArray(String[]::new))).isEmpty();
    }

    @Test
    void everyForeignKeyBeginsWithTheMerchant() {
        assertThat(strings("""
                select k.conrelid::regclass || ': ' || k.conname
                  from pg_constraint k
                 where k.contype = 'f'
                   and not exists (select 1 from pg_attribute a
                                    where a.attrelid = k.conrelid and a.attnum = k.conkey[1]
                                      and a.attname = 'merchant_id')
                """)).isEmpty();
    }

    @Test
    void everyStatementNamesTheMerchant() throws Exception {
        Set<String> tables = merchantsTables();
        Set<String> unscoped = new TreeSet<>();
        Map<String, String> statements = statements();
        assertThat(statements).hasSizeGreaterThan(60);
        statements.forEach((name, sql) -> {
            if (!isScoped(sql, tables)) {
                unscoped.add(name);
            }
        });

        assertThat(unscoped).isEqualTo(new TreeSet<>(FOR_ALL.keySet()));
    }

    private static boolean isScoped(String sql, Set<String> tables) {
        List<String> read = new ArrayList<>();
        int inserted = 0;
        Matcher table = TABLE.matcher(sql);
        while (table.find()) {
            if (tables.contains(table.group(2).toLowerCase(Locale.ROOT))) {
                if (table.group(1).equalsIgnoreCase("into")) {
                    inserted++;
                } else {
                    read.add(table.group(2));
                }
            }
        }
        boolean insertsName = INSERTED.matcher(sql).results().count() >= inserted;
        long compared = COMPARED.matcher(sql).results().count();
        boolean readsName = read.isEmpty()
                || (compared >= read.size() && WITH_PARAMETER.matcher(sql).find());
        return insertsName && readsName;
    }

    @Test
    void everyStatementIsAConstant() throws Exception {
        List<String> inline = new ArrayList<>();
        for (Path source : files(Path.of("src/main/java"), "Repository.java")) {
            Matcher call =
                    Pattern.compile("\\b(query|preparedQuery|prepare)\\(\\s*\"").matcher(Files.readString(source));
            if (call.find()) {
                inline.add(source.toString());
            }
        }

        assertThat(files(Path.of("src/main/java"), "Repository.java")).hasSizeGreaterThan(8);
        assertThat(inline).isEmpty();
    }

    private Set<String> merchantsTables() {
        return Set.copyOf(strings("""
                select c.relname
                  from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and a.attname = 'merchant_id'
                 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                """));
    }

    private static Map<String, String> statements() throws Exception {
        Path classes = classes();
        Map<String, String> statements = new TreeMap<>();
        for (Path file : files(classes, "Repository.class")) {
            String name = classes.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
            Class<?> repository = Class.forName(name);
            for (Field field : repository.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                    field.setAccessible(true);
                    String text = String.valueOf(field.get(null));
                    if (STATEMENT.matcher(text).matches()) {
                        statements.put(repository.getSimpleName() + "." + field.getName(), text);
                    }
                }
            }
        }
        return statements;
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(Gateway.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static List<Path> files(Path root, String end) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> path.toString().endsWith(end)).sorted().toList();
        }
    }

    private List<String> strings(String sql, Object... arguments) {
        return StreamSupport.stream(await(database.query(sql, arguments)).spliterator(), false)
                .map((Row row) -> row.getString(0))
                .collect(Collectors.toList());
    }
}
