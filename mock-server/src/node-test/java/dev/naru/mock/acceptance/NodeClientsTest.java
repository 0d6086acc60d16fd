package dev.naru.mock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.naru.node.NodeTests;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients of Iamport V1 from npm work unchanged but for their base URL. Their tests are written in JavaScript. */
class NodeClientsTest {
    /** Live channels: clients older than 2026 do not know {@code include_sandbox}. */
    private static final String MERCHANT = """
            {"imp_key":"node","imp_secret":"node_secret","user_code":"imp_node","channels":[
              {"pg_provider":"naverco","sandbox":false},{"pg_provider":"naverpay","sandbox":false}]}""";

    @RegisterExtension
    final Mock mock = new Mock();

    @BeforeAll
    static void install() {
        NodeTests.install();
    }

    @TestFactory
    Stream<DynamicTest> iamport() {
        return testsOf("iamport.test.mjs");
    }

    @TestFactory
    Stream<DynamicTest> iamporter() {
        return testsOf("iamporter.test.mjs");
    }

    @TestFactory
    Stream<DynamicTest> iamportRestClientNodejs() {
        return testsOf("iamport-rest-client-nodejs.test.mjs");
    }

    @TestFactory
    Stream<DynamicTest> iamportServerApi() {
        return testsOf("iamport-server-api.test.mjs");
    }

    private Stream<DynamicTest> testsOf(String script) {
        assertThat(mock.control("POST", "merchants", MERCHANT).status()).isEqualTo(201);
        return NodeTests.of(
                script,
                Map.of(
                        "NARU_MOCK_URL", mock.url(),
                        "NARU_MOCK_IMP_KEY", "node",
                        "NARU_MOCK_IMP_SECRET", "node_secret",
                        "NARU_MOCK_USER_CODE", "imp_node"));
    }
}
