package org.pierian.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pierian.core.backend.Backend;
import org.pierian.runner.bind.DataLoader;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.run.Experiment;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecReader;

/// Specs with their data, ready to be trained.
final class ExampleSpecs {

    private ExampleSpecs() {}

    /// Reads a spec and its data, which must be on this machine.
    ///
    /// @param spec the file
    /// @param backend what the network computes with
    /// @param overrides as after `--set`
    static Experiment read(Path spec, Backend backend, String... overrides) {
        ResolvedSpec resolved = SpecReader.read(spec, List.of(overrides)).spec().orElseThrow();
        DataLoader loader = new DataLoader(DataFolders.of(Optional.empty()), System.err::println);
        return new Experiment(
                resolved.spec(),
                Path.of(""),
                loader.begin(resolved, List.of()),
                loader.initialWeights(resolved, List.of(Path.of(""))),
                backend);
    }
}
