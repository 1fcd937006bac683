package org.pierian.runner.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.dataset.Source;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecResult;

/// Everything that can be wrong with a spec whose keys and values are valid: shapes, target, schedule; and
/// warnings.
public final class SpecCheck {

    private SpecCheck() {}

    /// The same result, with what else is wrong. No data is touched.
    public static SpecResult complete(SpecResult result) {
        if (result.spec().isEmpty()) {
            return result;
        }
        ResolvedSpec resolved = result.spec().get();
        Source source = DatasetBinder.bind(resolved.spec().dataset());
        List<Diagnostic> all = new ArrayList<>(result.diagnostics());
        SizeCheck.check(resolved).ifPresent(all::add);
        all.addAll(ShapeCheck.check(resolved, source));
        if (all.stream().noneMatch(Diagnostic::isError)) {
            all.addAll(PatternCheck.check(resolved, source.declaration().input()));
        }
        all.addAll(AnswerCheck.check(resolved, source.declaration()));
        all.addAll(ScheduleCheck.check(resolved, source.declaration()));
        AverageCheck.check(resolved).ifPresent(all::add);
        all.addAll(AugmentCheck.check(resolved, source.declaration()));
        BucketCheck.check(resolved, source.declaration()).ifPresent(all::add);
        all.addAll(AdviceCheck.check(resolved, source.declaration()));
        boolean refused = all.stream().anyMatch(Diagnostic::isError);
        return new SpecResult(
                refused ? Optional.empty() : result.spec(),
                all.stream().sorted().toList(),
                result.sources());
    }
}
