package org.pierian.runner.predict;

import java.util.ArrayList;
import java.util.List;
import org.pierian.core.data.TargetType;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.run.Passes;
import org.pierian.runner.run.TrainedRun;

/// Predicts example by example, as many at a time as the network takes, and passes the answers on in their order.
public final class Forecast {

    private final Passes predictor;
    private final Answers answers;
    private final AnswerSink sink;
    private final int positions; // that are answered apart, as sequences of several lengths have rows for their steps
    private final List<Example> waiting = new ArrayList<>();
    private List<String> names = List.of();
    private boolean isHeaderSaid;
    private boolean isSilent;
    private long count;

    /// An example whose inputs are there.
    ///
    /// @param rows what is written before each of its answers
    /// @param place where it comes from
    private record Example(List<List<String>> rows, String place) {}

    /// Writes a line for each example.
    ///
    /// @param run the network
    /// @param wanted what is to be said of each example
    /// @param form how it is written
    /// @param sink where to
    /// @throws Failure when the network has no such answer
    public Forecast(TrainedRun run, Wanted wanted, LineForm form, Sink sink) {
        this(run, run.model().predictor(), wanted, form, sink);
    }

    /// The same with passes of somebody else.
    ///
    /// @param passes through the network of the run
    public Forecast(TrainedRun run, Passes passes, Wanted wanted, LineForm form, Sink sink) {
        this(run, passes, wanted, new WrittenAnswers(form, sink));
    }

    /// @param run the network
    /// @param wanted what is to be said of each example
    /// @param sink takes it
    /// @throws Failure when the network has no such answer
    public Forecast(TrainedRun run, Wanted wanted, AnswerSink sink) {
        this(run, run.model().predictor(), wanted, sink);
    }

    private Forecast(TrainedRun run, Passes passes, Wanted wanted, AnswerSink sink) {
        this.predictor = passes;
        Declaration declaration = run.model().declaration();
        boolean apart = declaration.input().padded() && declaration.hasPositions();
        this.positions = apart ? declaration.positions().size() : 1;
        this.answers = wanted.answers(
                run.model().preprocessing().target(),
                run.model().spec().loss(),
                apart ? new TargetType.Classes(declaration.outputs()) : declaration.target());
        this.sink = sink;
    }

    /// Names the columns; once, before the first example.
    ///
    /// @param kept names of what is written before the answers
    /// @throws Failure when one of them is that of an answer
    void begin(List<String> kept) {
        List<String> all = new ArrayList<>(kept);
        for (String name : answers.names()) {
            if (kept.contains(name)) {
                throw Failure.of(ExitCode.USAGE, "the column `" + name + "` cannot be kept: an answer has that name")
                        .help("leave it out of `--keep`, or rename it in the file");
            }
            all.add(name);
        }
        names = List.copyOf(all);
    }

    /// Whether [#begin] was called.
    boolean hasBegun() {
        return !names.isEmpty();
    }

    /// The array that receives the inputs of the next example from [#at] on.
    float[] inputs() {
        return predictor.inputs();
    }

    /// Where the inputs of the next example begin.
    int at() {
        return waiting.size() * predictor.width();
    }

    /// Number of inputs of one example.
    public int width() {
        return predictor.width();
    }

    /// Takes the example whose inputs were written.
    ///
    /// @param kept what is written before its answers
    /// @param place where it comes from, for messages
    /// @throws Failure when the outputs are not finite, or nothing can be written
    void add(List<String> kept, String place) {
        take(List.of(kept), place);
    }

    /// Takes the example whose inputs were written, which has so many steps.
    ///
    /// @param rows what is written before the answer of each step, or before its one answer
    /// @param length the steps that count
    /// @param place where it comes from, for messages
    /// @throws Failure as there
    void addSequence(List<List<String>> rows, int length, String place) {
        predictor.lengths()[waiting.size()] = length;
        take(rows, place);
    }

    private void take(List<List<String>> rows, String place) {
        if (isSilent) {
            return;
        }
        waiting.add(new Example(rows, place));
        if (waiting.size() == predictor.capacity()) {
            predict();
        }
    }

    /// Writes nothing any more but the examples that were taken so far.
    void silence() {
        if (count > 0 || !waiting.isEmpty()) { // no header without an example
            flush();
        }
        isSilent = true;
    }

    private void predict() {
        sayHeader();
        Tensor outputs = predictor.predict(waiting.size());
        int size = outputs.rowSize() / positions;
        Tensor targets = positions == 1 ? outputs : outputs.reshape(Shape.of(waiting.size() * positions, size));
        for (int i = 0; i < waiting.size(); i++) {
            Example example = waiting.get(i);
            requireFinite(outputs, i, example);
            for (int row = 0; row < example.rows().size(); row++) {
                List<Object> values = new ArrayList<>(example.rows().get(row));
                values.addAll(answers.of(targets, i * positions + row));
                sink.add(values);
            }
            count++;
        }
        waiting.clear();
        sink.batchDone();
    }

    private void sayHeader() {
        if (!isHeaderSaid && hasBegun()) {
            isHeaderSaid = true;
            sink.begin(names);
        }
    }

    private static void requireFinite(Tensor outputs, int example, Example from) {
        int width = outputs.rowSize();
        for (int j = example * width; j < (example + 1) * width; j++) {
            if (!Float.isFinite(outputs.get(j))) {
                throw Failure.of(ExitCode.INPUT, "the outputs of the network are not finite for an example")
                        .at(from.place())
                        .help("look for numbers far from those that the network was trained with");
            }
        }
    }

    /// Predicts what waits, and passes everything on.
    public void flush() {
        if (!waiting.isEmpty()) {
            predict();
        } else if (!isSilent) {
            sayHeader();
        }
        sink.flush();
    }

    /// Number of examples that were predicted.
    public long count() {
        return count;
    }
}
