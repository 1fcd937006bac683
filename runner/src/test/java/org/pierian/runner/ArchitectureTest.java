package org.pierian.runner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The arrows between rooms, and what numeric code may not use.
class ArchitectureTest {

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.pierian");

    /// The packages that may not need each other in a circle. With two stars, sub-packages count as packages of their
    /// own.
    private static final String[] ROOMS = {
        "org.pierian.core.(**)", "org.pierian.spec.(*)", "org.pierian.runner.(**)",
    };

    /// Where files of one package may not need each other in a circle.
    private static final String[] WITHOUT_FILE_CIRCLES = {"org.pierian.core", "org.pierian.spec", "org.pierian.runner"};

    /// Files that may need each other, with the reason.
    private static final Map<Set<String>, String> ALLOWED_FILE_CIRCLES = Map.of(
            Set.of(
                    "org.pierian.spec.read.Components",
                    "org.pierian.spec.read.Records",
                    "org.pierian.spec.read.UnknownKeys",
                    "org.pierian.spec.read.Values"),
            "one recursion: a record has values, a value may be a component, and a component has the keys of a record",
            Set.of(
                    "org.pierian.spec.ContainerSpec",
                    "org.pierian.spec.LayerNames",
                    "org.pierian.spec.LayerSpec",
                    "org.pierian.spec.NamedLayer"),
            "one recursion: a container is a layer and has layers, of which some are repeated or have names",
            Set.of("org.pierian.spec.DecaySpec", "org.pierian.spec.ScheduleSpec"),
            "a sealed family: a schedule may watch a metric, which one of its kinds does");

    @Test
    void coreNeedsNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage("org.pierian.core..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.pierian.core..", "java..", "jdk.incubator.vector..", "org.jspecify..")
                .check(ALL);
    }

    @Test
    void specDoesNotKnowTheEngine() {
        noClasses()
                .that()
                .resideInAPackage("org.pierian.spec..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.pierian.core..", "org.pierian.runner..")
                .check(ALL);
    }

    @Test
    void onlyKernelsUseTheVectorModule() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.pierian.core.backend.cpu..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator.vector..")
                .check(ALL);
    }

    @Test
    void onlyThePlaceThatMakesTheCpuBackendKnowsIt() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.pierian.core.backend.cpu..", "org.pierian.runner.engine", "org.pierian.benchmarks")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.pierian.core.backend.cpu..")
                .check(ALL);
    }

    @Test
    void backendContractsKnowNoImplementation() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.pierian.core.arithmetic", "org.pierian.core.tensor", "org.pierian.core.backend")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.pierian.core.backend.cpu..",
                        "org.pierian.core.layer..",
                        "org.pierian.core.loss..",
                        "org.pierian.core.optimizer..")
                .check(ALL);
    }

    /// Layers, losses, optimizers and metrics compute through a backend only.
    @Test
    void nobodyButBackendsComputesOnArrays() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.pierian.core.layer.*..",
                        "org.pierian.core.loss..",
                        "org.pierian.core.optimizer..",
                        "org.pierian.core.metric..")
                .and()
                .doNotHaveFullyQualifiedName("org.pierian.core.optimizer.OptimizerState") // is saved and loaded
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("[F")
                .check(ALL);
    }

    @Test
    void noRoomsDependOnEachOtherInACircle() {
        for (String rooms : ROOMS) {
            slices().matching(rooms).should().beFreeOfCycles().check(ALL);
        }
    }

    @Test
    void noFilesOfAPackageDependOnEachOtherInACircle() {
        assertThat(FileCircles.of(ALL, WITHOUT_FILE_CIRCLES))
                .as("circles of files")
                .allMatch(circle -> ALLOWED_FILE_CIRCLES.keySet().stream().anyMatch(all -> all.containsAll(circle)));
    }

    @Test
    void numericCodeUsesNoFunctionWhoseBitsDependOnTheMachine() {
        for (String function :
                new String[] {"exp", "expm1", "log", "log1p", "log10", "tanh", "sin", "cos", "tan", "cbrt"}) {
            noClasses()
                    .that()
                    .resideInAPackage("org.pierian.core..")
                    .should()
                    .callMethod(Math.class, function, double.class)
                    .check(ALL);
        }
        noClasses()
                .that()
                .resideInAPackage("org.pierian.core..")
                .should()
                .callMethod(Math.class, "pow", double.class, double.class)
                .orShould()
                .callMethod(Math.class, "hypot", double.class, double.class)
                .check(ALL);
    }

    /// What is computed for each element is a sequence of IEEE operations that docs/numerics.md writes down, which any
    /// backend can repeat.
    @Test
    void functionsOfElementsAreWrittenOut() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.pierian.core.arithmetic..", "org.pierian.core.backend..", "org.pierian.core.layer..")
                .should()
                .accessClassesThat()
                .areAssignableTo(StrictMath.class)
                .check(ALL);
    }

    @Test
    void noVectorKernelLetsTheMachineChooseAnOrderOrAnApproximation() {
        noClasses()
                .that()
                .resideInAPackage("org.pierian.core..")
                .should()
                .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("reduceLanes")))
                .orShould()
                .accessFieldWhere(JavaFieldAccess.Predicates.target(HasName.Predicates.nameMatching(
                                "EXP|EXPM1|LOG|LOG10|LOG1P|SIN|COS|TAN|SINH|COSH|TANH|POW|CBRT|HYPOT|ATAN2"))
                        .and(DescribedPredicate.describe(
                                "of the vector module",
                                access ->
                                        access.getTargetOwner().getPackageName().startsWith("jdk.incubator"))))
                .check(ALL);
    }

    @Test
    void numericCodeDrawsFromNoOtherSourceOfNumbersAndOrder() {
        noClasses()
                .that()
                .resideInAPackage("org.pierian.core..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.util\\.(Random|SplittableRandom|HashMap|HashSet|UUID|concurrent\\.ThreadLocalRandom"
                                + "|stream\\.(Double|Int|Long)?Stream.*parallel.*|Date)|java\\.security\\.SecureRandom|java\\.time\\..*")
                .check(ALL);
    }

    @Test
    void onlyTheRunnerReadsClocksPrintsAndExits() {
        noClasses()
                .that()
                .resideInAnyPackage("org.pierian.core..", "org.pierian.spec..")
                .and()
                .haveNameNotMatching("org\\.pierian\\.core\\.(backend\\.cpu\\.trial\\.Trial|arithmetic\\.Fma).*")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(ALL);
    }
}
