package dev.naru.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What no class of the gateway may do, because something outside could make it do it. */
class SecurityArchitectureTest {
    private static final JavaClasses GATEWAY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.naru.gateway");

    /** Entities and document types are a matter of readers; the gateway writes XML only. */
    @Test
    void nothingReadsXml() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("javax\\.xml\\.(parsers|transform)\\..*|org\\.(xml\\.sax|w3c\\.dom)\\..*"
                        + "|javax\\.xml\\.stream\\.XML(Input.*|Stream.*Reader|EventReader)")
                .check(GATEWAY);
    }

    /** So the addresses of a product's page and picture are words: nothing could fetch them. */
    @Test
    void onlyEventsAndIamportCallOut() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.naru.gateway.events..",
                        "dev.naru.gateway.iamport..",
                        // Unpacks what is on its own class path.
                        "dev.naru.gateway.platform.postgres..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("io\\.vertx\\.core\\.http\\.HttpClient.*|io\\.vertx\\.core\\.net\\.NetClient"
                        + "|io\\.vertx\\.ext\\.web\\.client\\..*|java\\.net\\.(http\\..*|URL|URLConnection|Socket)")
                .check(GATEWAY);
    }

    /** What is stored or sent in can become no object of a class that it names. */
    @Test
    void nothingIsDeserializedByTheNameOfItsClass() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.fasterxml.jackson.annotation.JsonTypeInfo")
                .check(GATEWAY);
    }
}
