package org.pierian.runner.cli.option;

import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import org.pierian.core.backend.Backend;
import org.pierian.runner.bind.DataCheck;
import org.pierian.runner.bind.DataLoader;
import org.pierian.runner.bind.InitialWeights;
import org.pierian.runner.bind.MemoryNeed;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.run.Experiment;
import org.pierian.runner.run.LocalFiles;
import org.pierian.spec.read.ResolvedSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// What every verb takes that tries a spec out and writes nothing: the spec, where its data comes from, and how the
/// engine works.
public final class TrialOptions {

    @Parameters(paramLabel = "SPEC", description = "The spec, a YAML file; - for the standard input.")
    private Path spec = Path.of("");

    @Mixin
    private StrictOption strict = new StrictOption();

    @Mixin
    private SpecOptions specs = new SpecOptions();

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private SkipOption skip = new SkipOption();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    /// Changes a value of the spec, as `--set` does.
    ///
    /// @param change `batch_size=8`
    public void set(String change) {
        specs.add(change);
    }

    /// The spec without errors; warnings are shown.
    ///
    /// @throws SpecOptions.Refused when it has errors, which are shown
    public ResolvedSpec require(Terminal terminal) {
        return specs.require(spec, terminal, strict);
    }

    /// The spec's folder.
    public Path folder() {
        return LocalFiles.folderOf(spec);
    }

    /// What the spec's network starts from, where it names a file.
    public InitialWeights initialWeights(ResolvedSpec resolved, Terminal terminal) {
        return loader(terminal).initialWeights(resolved, List.of(folder()));
    }

    /// What reads the spec's data.
    public DataLoader loader(Terminal terminal) {
        return skip.of(data.loader(terminal));
    }

    /// Shows what the data warns of.
    ///
    /// @throws SpecOptions.Refused when warnings are errors
    public void check(ResolvedSpec resolved, Data examples, Terminal terminal) {
        SpecOptions.require(DataCheck.check(resolved, examples), resolved.sources(), terminal, strict);
    }

    /// Does something with a backend.
    ///
    /// @return what `work` gives
    public int compute(ToIntFunction<Backend> work) {
        try (Engine started = engine.start()) {
            return work.applyAsInt(started.backend());
        }
    }

    /// Makes an experiment as `train` does, and does something with it.
    ///
    /// @return what `work` gives
    public int experiment(Terminal terminal, ToIntFunction<Experiment> work) {
        ResolvedSpec resolved = require(terminal);
        MemoryNeed.ofTraining(resolved.spec()).require();
        return compute(backend -> {
            DataLoader loader = loader(terminal);
            Experiment experiment = new Experiment(
                    resolved.spec(),
                    folder(),
                    loader.begin(resolved, List.of(folder())),
                    loader.initialWeights(resolved, List.of(folder())),
                    backend);
            check(resolved, experiment.data(), terminal);
            return work.applyAsInt(experiment);
        });
    }
}
