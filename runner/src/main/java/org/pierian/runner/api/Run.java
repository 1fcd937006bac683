package org.pierian.runner.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.bind.Capacity;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.engine.Kernels;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.TrainedRun;
import org.pierian.spec.RunSpec;
import org.pierian.spec.read.SpecResult;
import org.pierian.spec.write.SpecWriter;

/// A finished run, opened to predict with it. It needs spec, preprocessing and weights of the run's folder, and none of
/// the data that it was trained on.
///
/// The prediction for an example depends on that example alone: not on the others, on the number of threads, nor on
/// what was predicted before.
///
/// Any thread may call any method. Calls take turns, as a network has one set of buffers; to predict on several threads
/// at once, open the run once for each. [#close] waits for a call that is under way.
public final class Run implements AutoCloseable {

    private final Path folder;
    private final RunSpec spec;
    private final Optional<RunRecord> record;
    private final List<String> classes;
    private final Engine engine;
    private final Answering answering;
    private final ReentrantLock turn = new ReentrantLock();
    private boolean isClosed;

    private Run(Path folder, RunSpec spec, Optional<RunRecord> record, Engine engine, TrainedRun trained) {
        this.folder = folder;
        this.spec = spec;
        this.record = record;
        this.classes = switch (trained.model().preprocessing().target()) {
            case Preprocessing.Target.Classes all -> all.values();
            case Preprocessing.Target.Labels all -> all.values();
            case Preprocessing.Target.Numeric _, Preprocessing.Target.Tokens _ -> List.of();
        };
        this.engine = engine;
        this.answering = new Answering(trained);
    }

    /// Opens a run that computes on the calling thread alone, which is best for small networks and for many runs.
    ///
    /// @param folder the run's folder, such as `runs/xor/1a2b3c4d5e6f`
    /// @throws PierianException when a file of the folder is missing, damaged, or does not fit the others
    public static Run open(Path folder) {
        return open(folder, 1);
    }

    /// Opens a run that computes on several threads.
    ///
    /// @param threads 1 to 1024, the calling one included; no prediction depends on it
    /// @throws PierianException as [#open(Path)] does
    public static Run open(Path folder, int threads) {
        Settings.requireThreads(threads);
        return Guard.call(() -> {
            RunFolder files = new RunFolder(folder);
            SpecResult result = files.readSpec();
            RunSpec spec = Guard.require(result.spec(), result).spec();
            Engine engine = new Engine(Kernels.AUTO, threads);
            try {
                TrainedRun trained = TrainedRun.load(files, spec, Capacity.evaluation(spec), engine.backend());
                return new Run(folder, spec, files.readRecord(), engine, trained);
            } catch (RuntimeException | Error e) {
                engine.close();
                throw e;
            }
        });
    }

    /// The run's folder.
    public Path folder() {
        return folder;
    }

    /// The experiment's name.
    public String name() {
        return spec.name();
    }

    /// The resolved spec, every default written out, as YAML.
    public String spec() {
        return SpecWriter.write(spec);
    }

    /// The first 12 digits of the hash over spec, data and arithmetic; empty where the folder has no record.
    public Optional<String> id() {
        return record.map(RunRecord::id);
    }

    /// Values of the kept weights, by split and name; empty where the folder has no record.
    public SortedMap<String, SortedMap<String, Double>> metrics() {
        return MetricValues.copy(record.map(RunRecord::metrics).orElseGet(TreeMap::new));
    }

    /// What the network takes.
    public InputKind inputKind() {
        return answering.kind();
    }

    /// The columns that a row must have; empty where the network takes no rows.
    public List<String> columns() {
        return answering.columns();
    }

    /// Names of the classes, in the order of the outputs; empty where it predicts numbers or tokens.
    public List<String> classes() {
        return classes;
    }

    /// Predicts a row of a table.
    ///
    /// @param row a value for each of [#columns]: a text, a number, a boolean, a date, or null for a missing value;
    /// others are ignored. A number is taken as the decimal digits that Java writes for it
    /// @throws PierianException when a column is missing, or a value does not fit
    public Prediction predict(Map<String, ? extends @Nullable Object> row) {
        return predictAll(List.of(row)).getFirst();
    }

    /// Predicts rows of a table, which is faster than one after the other.
    ///
    /// @param rows as there
    /// @return one for each row, in their order
    /// @throws PierianException as there, with everything that is wrong with the rows
    public List<Prediction> predictAll(List<? extends Map<String, ? extends @Nullable Object>> rows) {
        return inTurn(() -> answering.rows(rows));
    }

    /// Predicts a text.
    ///
    /// @param text one line
    /// @throws PierianException when it has what the vocabulary has not, or is too long
    public Prediction predictText(String text) {
        return predictTexts(List.of(text)).getFirst();
    }

    /// Predicts texts.
    ///
    /// @param texts one line each
    /// @return one for each text, in their order
    /// @throws PierianException as there
    public List<Prediction> predictTexts(List<String> texts) {
        return inTurn(() -> answering.texts(texts));
    }

    /// Predicts a picture.
    ///
    /// @param file all bytes of a file: PNG, or, for a network on `images`, JPEG, BMP, GIF, PGM or PPM
    /// @throws PierianException when it is no such picture, or does not fit
    public Prediction predictPicture(byte[] file) {
        return inTurn(() -> answering.picture(file)).getFirst();
    }

    /// Predicts an array.
    ///
    /// @param numbers of one example, before scaling, the last axis running fastest
    /// @throws PierianException when it has more or fewer numbers, or one that does not fit
    public Prediction predictArray(float... numbers) {
        return predictArrays(List.of(numbers)).getFirst();
    }

    /// Predicts arrays.
    ///
    /// @param examples the numbers of each
    /// @return one for each example, in their order
    /// @throws PierianException as there
    public List<Prediction> predictArrays(List<float[]> examples) {
        return inTurn(() -> examples.isEmpty() ? List.of() : answering.arrays(examples));
    }

    /// Predicts all examples of a file, as `runner predict` does: a table with a header, a picture, IDX, NPY or NPZ, or
    /// texts, a line each.
    ///
    /// @return one for each example, in their order
    /// @throws PierianException when it cannot be read, or holds a bad example
    public List<Prediction> predictFile(Path file) {
        return inTurn(() -> answering.file(file));
    }

    /// Continues a text.
    ///
    /// @param beginning may be empty
    /// @return what follows
    /// @throws PierianException when it has what the vocabulary has not, or the network continues no texts
    public String continueText(String beginning) {
        return continueText(beginning, TextOptions.DEFAULT);
    }

    /// Continues a text.
    ///
    /// @param beginning may be empty
    /// @param options how
    /// @return what follows
    /// @throws PierianException as there
    public String continueText(String beginning, TextOptions options) {
        return inTurn(() -> answering.continuation(beginning, options));
    }

    /// Passes one example through the network alone, without preprocessing and without giving the outputs a meaning.
    ///
    /// @param inputs what the first layer sees, the last axis running fastest
    /// @return what the last layer gives
    /// @throws PierianException when there are more or fewer inputs than the network takes
    public float[] outputs(float... inputs) {
        return inTurn(() -> answering.outputs(inputs));
    }

    private <T> T inTurn(Supplier<T> work) {
        turn.lock();
        try {
            if (isClosed) {
                throw new IllegalStateException("the run is closed");
            }
            return Guard.call(work);
        } finally {
            turn.unlock();
        }
    }

    /// Ends the threads of the engine. Closing twice does nothing.
    @Override
    public void close() {
        turn.lock();
        try {
            if (!isClosed) {
                isClosed = true;
                engine.close();
            }
        } finally {
            turn.unlock();
        }
    }
}
