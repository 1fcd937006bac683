package org.pierian.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.pierian.core.backend.SignRule;
import org.pierian.core.backend.UpdateRule;
import org.pierian.core.testing.OptimizerKind;

/// Every formula and every rule there is takes part in the tests that all optimizers must pass.
class OptimizerCoverageTest {

    private static final JavaClasses ALL = new ClassFileImporter().importPackages("org.pierian.core");

    private static Set<String> implementations(Class<?> type) {
        return ALL.stream()
                .filter(c -> c.isAssignableTo(type) && !c.isInterface())
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
    }

    @Test
    void everyFormulaHasAKind() {
        Set<String> covered = Arrays.stream(OptimizerKind.values())
                .map(kind -> kind.formula().getClass().getName())
                .collect(Collectors.toSet());
        assertThat(covered).containsExactlyInAnyOrderElementsOf(implementations(Formula.class));
    }

    @Test
    void everyUpdateRuleIsThatOfAKind() {
        Set<String> covered = Arrays.stream(OptimizerKind.values())
                .map(kind -> kind.formula().rule(1, kind.rate()).getClass().getName())
                .collect(Collectors.toSet());
        covered.add(SignRule.class.getName()); // that of a penalty
        Set<String> rules = implementations(UpdateRule.class).stream()
                .filter(rule -> !rule.startsWith("org.pierian.core.train.Averaging$")) // follow no gradient
                .collect(Collectors.toSet());
        assertThat(covered).isEqualTo(rules);
    }

    /// A backend hands at most three tensors to a rule.
    @Test
    void everyAmountOfMemoryHasAKind() {
        Set<Integer> amounts = Arrays.stream(OptimizerKind.values())
                .map(kind -> kind.formula().memory().size())
                .collect(Collectors.toSet());
        assertThat(amounts).containsExactlyInAnyOrder(0, 1, 2, 3);
    }
}
