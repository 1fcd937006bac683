package org.pierian.runner.bind;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.pierian.runner.dataset.Background;
import org.pierian.runner.dataset.Connections;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.dataset.FilesRead;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.dataset.Source;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.failure.SpecMisfit;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.read.ResolvedSpec;

/// Reads or computes the examples of a dataset.
public final class DataLoader {

    private final DataFolders folders;
    private final Consumer<String> notice;
    private final boolean skipsBad;
    private final Connections connections;

    /// Where nothing may be connected to.
    ///
    /// @param folders where files are looked for
    /// @param notice told of downloads, one line at a time
    public DataLoader(DataFolders folders, Consumer<String> notice) {
        this(folders, notice, Connections.NONE);
    }

    /// @param folders as there
    /// @param notice as there
    /// @param connections what the person says of connections to servers
    public DataLoader(DataFolders folders, Consumer<String> notice, Connections connections) {
        this(folders, notice, connections, false);
    }

    private DataLoader(DataFolders folders, Consumer<String> notice, Connections connections, boolean skipsBad) {
        this.folders = folders;
        this.notice = notice;
        this.connections = connections;
        this.skipsBad = skipsBad;
    }

    /// The same, which leaves broken files of pictures out or refuses them.
    public DataLoader skippingBad(boolean skips) {
        return new DataLoader(folders, notice, connections, skips);
    }

    /// Asks about the servers that a spec needs, before anything is drawn over the question.
    private void allow(ResolvedSpec resolved) {
        DatasetBinder.bind(resolved.spec().dataset()).requireServers(connections.network(), folders);
    }

    /// Begins to [#load], for training, on another thread.
    ///
    /// @param near as there
    /// @return waits for the examples, and throws as there, and when the schedule does not fit their number, or a
    ///     metric or the loss is not defined for them
    public Supplier<Data> begin(ResolvedSpec resolved, List<Path> near) {
        allow(resolved);
        return Background.start("data", () -> {
            Data data = load(resolved, near, Optional.empty());
            List<Diagnostic> misfits =
                    new ArrayList<>(ScheduleCheck.check(resolved, data.train().size()));
            misfits.addAll(MetricCheck.check(resolved, data));
            misfits.addAll(TargetCheck.check(resolved, data));
            if (!misfits.isEmpty()) {
                throw new SpecMisfit(misfits, resolved.sources());
            }
            return data;
        });
    }

    /// The same for a finished run.
    ///
    /// @param near as there
    /// @param fitted as there
    /// @return waits for the examples, and throws as there
    public Supplier<Data> begin(ResolvedSpec resolved, List<Path> near, Optional<Preprocessing> fitted) {
        allow(resolved);
        return Background.start("data", () -> load(resolved, near, fitted));
    }

    /// The file of weights that the spec's network starts from, if it names one.
    ///
    /// @param near as there
    public InitialWeights initialWeights(ResolvedSpec resolved, List<Path> near) {
        return new InitialWeights(resolved, near, folders);
    }

    /// The examples of a spec, and what the columns of its table hold.
    ///
    /// @param near the spec's folder, and others that stand for it, where a table is looked for first
    /// @throws Failure when a file is not there, or is not what it should be
    /// @throws org.pierian.runner.failure.SpecMisfit when the spec describes its data wrongly
    public Data load(ResolvedSpec resolved, List<Path> near) {
        return load(resolved, near, true, Optional.empty());
    }

    /// The examples of a finished run.
    ///
    /// @param near as there
    /// @param fitted what the run's training set asked for; fitted anew where it is not given
    /// @throws Failure as there, and when the spec wants another preprocessing
    /// @throws org.pierian.runner.failure.SpecMisfit as there
    public Data load(ResolvedSpec resolved, List<Path> near, Optional<Preprocessing> fitted) {
        return load(resolved, near, false, fitted);
    }

    private Data load(
            ResolvedSpec resolved, List<Path> near, boolean describesColumns, Optional<Preprocessing> fitted) {
        Source source = DatasetBinder.bind(resolved.spec().dataset());
        fitted.ifPresent(known -> FittedCheck.require(source, known));
        FilesRead read = new FilesRead();
        Data data;
        try {
            data = source.load(new Reading(
                    resolved, near, folders, notice, connections, skipsBad, describesColumns, fitted, read));
        } catch (Failure | SpecMisfit e) {
            throw read.change()
                    .<RuntimeException>map(changed -> changed.causedBy(e))
                    .orElse(e);
        }
        read.change().ifPresent(changed -> {
            throw changed;
        });
        return data;
    }
}
