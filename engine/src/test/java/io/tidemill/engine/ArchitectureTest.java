package io.tidemill.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The engine depends on nothing but values: no clock, no I/O, no thread, no log, no chance.
class ArchitectureTest {
    private static final JavaClasses ENGINE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.tidemill.engine");

    @Test
    void usesNothingButValuesOfTheJavaBaseModule() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.tidemill.engine..",
                        "java.lang",
                        "java.lang.runtime",
                        "java.lang.invoke",
                        "java.math",
                        "java.time..",
                        "java.util",
                        "java.util.function",
                        "java.util.regex",
                        "java.util.stream",
                        "org.jspecify.annotations")
                .check(ENGINE);
    }

    @Test
    void readsNoClock() {
        noClasses()
                .should()
                .callMethodWhere(
                        DescribedPredicate.describe("reads a clock", ArchitectureTest::readsClock))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.time\\.(Clock|InstantSource)")
                .check(ENGINE);
    }

    @Test
    void startsNoThreadAndThrowsNoDice() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.lang\\.(Thread|Runtime|Process).*|java\\.util\\.(Random|UUID|Timer|Scanner).*")
                .check(ENGINE);
    }

    @Test
    void hasNoCycleOfPackages() {
        slices().matching("io.tidemill.engine.(*)..").should().beFreeOfCycles().check(ENGINE);
    }

    private static boolean readsClock(JavaCall<?> call) {
        var owner = call.getTargetOwner().getName();
        var method = call.getName();
        return switch (method) {
            case "now", "systemDefault" -> owner.startsWith("java.time.");
            default -> owner.equals("java.lang.System");
        };
    }
}
