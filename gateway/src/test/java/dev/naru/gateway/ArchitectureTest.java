package dev.naru.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.naru.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String BASE = "dev.naru.gateway";

    @ArchTest
    static final ArchRule featuresFormNoCycle =
            slices().matching(BASE + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule platformKnowsNoFeature = noClasses()
            .that()
            .resideInAPackage(BASE + ".platform..")
            .should()
            .dependOnClassesThat(resideInAPackage(BASE + "..").and(not(resideInAPackage(BASE + ".platform.."))));

    @ArchTest
    static final ArchRule productionNeverSeesTheMock =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.naru.mock..");

    @ArchTest
    static final ArchRule onlyRoutesAndHandlersSpeakHttpServer = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Routes")
            .and()
            .haveSimpleNameNotEndingWith("Handler")
            .and()
            .resideOutsideOfPackages(BASE, BASE + ".platform.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.ext.web", "io.vertx.ext.web.handler..");

    @ArchTest
    static final ArchRule onlyRepositoriesSpeakSql = noClasses()
            .that()
            .haveSimpleNameNotContaining("Repository")
            .and()
            .resideOutsideOfPackages(BASE, BASE + ".platform.db..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.vertx.sqlclient.Row");

    @ArchTest
    static final ArchRule nothingStaticChanges =
            fields().that().areStatic().should().beFinal();
}
