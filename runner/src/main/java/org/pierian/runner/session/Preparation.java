package org.pierian.runner.session;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.pierian.core.backend.Backend;
import org.pierian.runner.bind.DataLoader;
import org.pierian.runner.bind.DiskEstimate;
import org.pierian.runner.bind.MemoryNeed;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.file.DiskSpace;
import org.pierian.runner.run.Experiment;
import org.pierian.spec.RunSpec;
import org.pierian.spec.read.ResolvedSpec;

/// What happens before the first step.
public final class Preparation {

    private Preparation() {}

    /// Refuses a run for which memory or disk do not suffice, before anything is read.
    ///
    /// @param out folder of all runs
    /// @throws org.pierian.runner.failure.Failure when they do not
    public static void requireRoom(RunSpec spec, Path out) {
        MemoryNeed.ofTraining(spec).require();
        DiskSpace.require(out, DiskEstimate.of(spec).peak(), ", or choose another place with `--out`");
    }

    /// Reads the data and builds the network.
    ///
    /// @param folder the spec's
    /// @throws org.pierian.runner.failure.Failure when data cannot be had, or the network does not fit into memory
    /// @throws org.pierian.runner.failure.SpecMisfit when the spec describes its data wrongly
    public static Experiment experiment(ResolvedSpec resolved, Path folder, DataLoader loader, Backend backend) {
        return experiment(
                resolved,
                folder,
                loader,
                loader.begin(resolved, List.of(folder)),
                backend,
                resolved.spec().epochs());
    }

    /// The same with data that is already being read.
    ///
    /// @param examples waits for it
    /// @param epochs how many it is going to be trained for
    /// @throws org.pierian.runner.failure.Failure as there
    /// @throws org.pierian.runner.failure.SpecMisfit as there
    public static Experiment experiment(
            ResolvedSpec resolved,
            Path folder,
            DataLoader loader,
            Supplier<Data> examples,
            Backend backend,
            int epochs) {
        return new Experiment(
                resolved.spec(), folder, examples, loader.initialWeights(resolved, List.of(folder)), backend, epochs);
    }
}
