package org.pierian.runner.bind;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.failure.SpecMisfit;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecResult;

/// Everything that can be wrong with a spec whose keys and values are valid: shapes, target, schedule.
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
        all.addAll(ShapeCheck.check(resolved, source));
        all.addAll(AnswerCheck.check(resolved, source.declaration()));
        all.addAll(ScheduleCheck.check(resolved, source.declaration()));
        return with(result, all);
    }

    /// The same result, with what is wrong with a schedule that depends on the number of examples, where files say it
    /// and are there. Whatever is wrong with the files is not said.
    ///
    /// @param near the spec's folder, where files are looked for first
    /// @param folders where files are looked for after that
    public static SpecResult withLength(SpecResult result, Path near, Supplier<DataFolders> folders) {
        if (result.spec().isEmpty()) {
            return result;
        }
        ResolvedSpec resolved = result.spec().get();
        Source source = DatasetBinder.bind(resolved.spec().dataset());
        if (!ScheduleCheck.isOpen(resolved, source.declaration())) {
            return result;
        }
        List<Diagnostic> all = new ArrayList<>(result.diagnostics());
        try {
            int examples = source.trainSize(
                    new Reading(resolved, List.of(near), folders.get(), true, notice -> {}, Optional.empty()));
            all.addAll(ScheduleCheck.check(resolved, examples));
        } catch (Failure | SpecMisfit _) {
            return result; // `train` says it
        }
        return with(result, all);
    }

    private static SpecResult with(SpecResult result, List<Diagnostic> all) {
        boolean refused = all.stream().anyMatch(Diagnostic::isError);
        return new SpecResult(
                refused ? Optional.empty() : result.spec(),
                all.stream().sorted().toList(),
                result.sources());
    }
}
