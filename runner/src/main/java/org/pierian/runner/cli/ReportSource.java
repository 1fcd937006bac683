package org.pierian.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.pierian.runner.bind.Capacity;
import org.pierian.runner.bind.ClassSizes;
import org.pierian.runner.bind.MemoryNeed;
import org.pierian.runner.cli.option.DataOptions;
import org.pierian.runner.cli.option.SpecOptions;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.failure.SpecMisfit;
import org.pierian.runner.report.Assessment;
import org.pierian.runner.report.Assessor;
import org.pierian.runner.report.RunFacts;
import org.pierian.runner.report.page.Report;
import org.pierian.runner.run.Model;
import org.pierian.runner.run.RecordCheck;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.SpecFolders;
import org.pierian.runner.weights.WeightsFile;
import org.pierian.spec.Split;
import org.pierian.spec.language.Words;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.write.SpecWriter;

/// Gathers what a report of one run says: its files, and what it answers to its own data where that is there.
final class ReportSource {

    private final Terminal terminal;
    private final DataOptions data;

    ReportSource(Terminal terminal, DataOptions data) {
        this.terminal = terminal;
        this.data = data;
    }

    /// Everything.
    ///
    /// @param engine computes the answers
    Report read(RunFolder folder, ResolvedSpec resolved, Engine engine) {
        RunFacts run = RunFacts.read(folder, resolved.spec());
        Optional<String> origins = origins(folder, SpecWriter.write(resolved.spec()));
        String spec = origins.orElseGet(() -> SpecWriter.write(resolved.spec()));
        String note = origins.isPresent()
                ? "The resolved spec. The comments say where each value came from when the run was trained."
                : "The resolved spec. Where each value came from is known only to the folder that the run was trained in.";
        try {
            Assessment answers = answers(folder, run, resolved, engine);
            return new Report(run, Optional.of(answers), List.of(), spec, note);
        } catch (Failure failure) {
            terminal.say("warning: the report has no answers to examples: " + failure.message());
            return new Report(run, Optional.empty(), List.of(missing(failure.exitCode())), spec, note);
        } catch (SpecMisfit misfit) {
            terminal.show(misfit.diagnostics(), misfit.sources());
            terminal.say("warning: the report has no answers to examples: the data cannot be read as the spec says");
            ExitCode code = SpecOptions.exitCode(misfit.diagnostics());
            return new Report(run, Optional.empty(), List.of(missing(code)), spec, note);
        }
    }

    /// In words without a path of this machine, as the page may go anywhere.
    private static String missing(ExitCode code) {
        String rest =
                " So the report has no answers to examples: no confusion matrix, no curves of probabilities, no worst"
                        + " and surest examples. ";
        return switch (code) {
            case NOT_FOUND, NETWORK, POLICY ->
                "The data of the run was not there when the report was written." + rest
                        + "Put it where the spec says, or name its folder with --data-dir, and write the report again.";
            default ->
                "The data or the weights are not those of the record, or could not be read." + rest
                        + "Restore them, or train again, and write the report again.";
        };
    }

    private Assessment answers(RunFolder folder, RunFacts run, ResolvedSpec resolved, Engine engine) {
        MemoryNeed.ofEvaluation(resolved.spec(), Capacity.evaluation(resolved.spec()))
                .require();
        SpecFolders folders = SpecFolders.of(folder, resolved.spec());
        RecordCheck check = new RecordCheck(Optional.of(run.record()));
        Supplier<Data> examples = folders.explaining(data.loader(terminal)
                .skippingBad(!run.record().skipped().isEmpty())
                .begin(resolved, folders.near(), folder.readPreprocessing()));
        Model model = new Model(
                resolved.spec(),
                Capacity.evaluation(resolved.spec()),
                () -> examples.get().preprocessing(),
                ClassSizes.of(() -> examples.get().split(Split.TRAIN)),
                engine.backend());
        WeightsFile.load(folder.weights(), model.saved());
        check.requireWeights(folder);
        check.requireData(examples.get());
        return Assessor.assess(
                model,
                examples.get().split(Split.TEST),
                Words.ofConstant(Split.TEST),
                run.keptEpoch(),
                engine.backend());
    }

    /// What training has left, where it is of this very spec.
    private static Optional<String> origins(RunFolder folder, String canonical) {
        try {
            if (!Files.isRegularFile(folder.local(SpecOrigins.FILE))) {
                return Optional.empty();
            }
            String text = Files.readString(folder.local(SpecOrigins.FILE));
            return SpecOrigins.isOf(text, canonical) ? Optional.of(text) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty(); // a damaged file says nothing
        }
    }
}
