package org.pierian.runner.bind;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.failure.SpecMisfit;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecResult;

/// Whether the files that a spec names fit it, as far as their beginnings tell: initial weights have to be there,
/// with the network's names and shapes; a table next to the spec has the columns. Data are read only to count
/// examples where a schedule depends on their number.
public final class FileCheck {

    private FileCheck() {}

    /// The same result, with what is wrong with files.
    ///
    /// @param folder the spec's, where data are looked for first
    /// @param folders where data are looked for after that
    public static SpecResult complete(SpecResult result, Path folder, Supplier<DataFolders> folders) {
        if (result.spec().isEmpty()) {
            return result;
        }
        ResolvedSpec resolved = result.spec().get();
        Source source = DatasetBinder.bind(resolved.spec().dataset());
        List<Diagnostic> all = new ArrayList<>(result.diagnostics());
        all.addAll(source.look(resolved, folder));
        if (InitBinder.file(resolved.spec().init()).isPresent()) {
            all.addAll(new InitialWeights(resolved, List.of(folder), folders.get())
                    .check(saved(resolved.spec(), source.declaration().input())));
        }
        all.addAll(schedule(resolved, source, folder, folders));
        boolean refused = all.stream().anyMatch(Diagnostic::isError);
        return new SpecResult(
                refused ? Optional.empty() : Optional.of(resolved),
                all.stream().sorted().toList(),
                result.sources());
    }

    /// What is wrong with a schedule that depends on the number of examples. What is wrong with the files that say it
    /// is left to training.
    private static List<Diagnostic> schedule(
            ResolvedSpec resolved, Source source, Path folder, Supplier<DataFolders> folders) {
        if (!ScheduleCheck.isOpen(resolved, source.declaration())) {
            return List.of();
        }
        try {
            int examples = source.trainSize(
                    new Reading(resolved, List.of(folder), folders.get(), notice -> {}, Optional.empty()));
            return ScheduleCheck.check(resolved, examples);
        } catch (Failure | SpecMisfit _) {
            return List.of();
        }
    }

    /// What would be saved of the network, in the order of weights files.
    private static List<ParameterShape> saved(RunSpec spec, TensorType input) {
        LayerPlan plan = LayerBinder.architecture(spec);
        List<ParameterShape> saved = new ArrayList<>(plan.parameterShapes(input));
        saved.addAll(plan.stateShapes(input));
        return saved;
    }
}
