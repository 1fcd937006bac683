package org.pierian.core.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.pierian.core.golden.GoldenCoverage.Case;

/// Writes `docs/goldens.md`: which of PyTorch's cases are run, and why the others are left out.
final class GoldenPage {

    private static final String START = """
            # Reference numbers

            The engine is compared with numbers that other programs computed in float64: layers, losses, optimizers, schedules,
            initializers and whole trainings by PyTorch 1.13.1, metrics by scikit-learn 1.2.1. Each tensor must be within 1e-5 of its
            largest entry, plus 1e-7; exceptions are those that float32 itself asks for, and stand in the tests. Losses of trainings are
            within 1e-4, their parameters at the end within 1e-3. Metrics and learning rates are within 1e-12 of themselves; drawn numbers
            within 5 standard errors of their mean and of their deviation.

            `float32_errors` says for each layer, loss and optimizer how far PyTorch's own float32 is from the same numbers. Ours may be at
            most 8 times as far off, plus 3e-7.

            This page is written by `GoldenCoverageTest`, which asks the tests for the cases that they run. It fails when fewer than 95 %
            of all cases are run, or when one is neither run nor has a reason here. Copies of the cases are in
            `core/src/test/resources/golden/torch`. To run the tests with other numbers of the same cases:

                mvn -pl core test -Dtest='Torch*Test,ScikitLearnMetricsTest' -Dpierian.golden=FOLDER

            ## Cases that are run
            """;

    private final GoldenCoverage coverage;
    private final StringBuilder page = new StringBuilder();

    private GoldenPage(GoldenCoverage coverage) {
        this.coverage = coverage;
    }

    static String write(GoldenCoverage coverage) {
        GoldenPage page = new GoldenPage(coverage);
        page.addRuns();
        page.addLeftOut();
        return page.page.toString();
    }

    private void addRuns() {
        long run = coverage.cases().stream().filter(coverage::isRun).count();
        int all = coverage.cases().size();
        String percent = String.format(Locale.ROOT, "%.1f", 100.0 * run / all);
        page.append(START);
        page.append("\n" + run + " of " + all + ", which are " + percent + " %.\n");
        page.append("\n| file | type | cases | run | by |\n|---|---|---|---|---|\n");
        Map<String, List<Case>> kinds = new LinkedHashMap<>();
        for (Case c : coverage.cases()) {
            kinds.computeIfAbsent(c.file() + " | " + c.type(), k -> new ArrayList<>())
                    .add(c);
        }
        kinds.forEach((kind, cases) -> {
            SortedSet<String> tests = new TreeSet<>();
            cases.forEach(c -> tests.addAll(coverage.tests(c)));
            page.append("| " + kind + " | " + cases.size() + " | "
                    + cases.stream().filter(coverage::isRun).count() + " | " + String.join(", ", tests) + " |\n");
        });
    }

    private void addLeftOut() {
        page.append("\n## Cases that are left out\n\n| case | why |\n|---|---|\n");
        for (Case c : coverage.cases()) {
            if (!coverage.isRun(c)) {
                page.append("| `" + c.key() + "` | " + coverage.reason(c).orElse("") + " |\n");
            }
        }
    }
}
