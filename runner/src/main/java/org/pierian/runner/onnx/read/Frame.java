package org.pierian.runner.onnx.read;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.bind.LayerBinder;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.SpecReader;
import org.pierian.spec.read.SpecResult;

/// The spec around an architecture: data of the right shapes that is drawn at random, so that the spec can be checked
/// and run before there is data.
///
/// @param name of the experiment
/// @param comments what is said at the top, a line each
/// @param input `{numbers: [4]}`
/// @param architecture the lines below `architecture:`
/// @param weights name of the weights file
record Frame(String name, List<String> comments, String input, String architecture, String weights) {

    /// What the network gives, and what is therefore learned.
    ///
    /// @param target `{class: 3}`
    /// @param loss the loss for it
    record Aim(String target, String loss) {}

    String text(Aim aim) {
        StringBuilder text = new StringBuilder();
        comments.forEach(line -> text.append("# ").append(line).append('\n'));
        text.append("name: ").append(name).append('\n');
        text.append("dataset:\n  generated:  # stands for your data, which takes its place\n    input: ")
                .append(input)
                .append("\n    target: ")
                .append(aim.target())
                .append('\n');
        text.append("architecture:\n").append(architecture);
        text.append("init: {file: ").append(weights).append("}\n");
        text.append("loss: ").append(aim.loss()).append('\n');
        text.append("optimizer: {sgd: {learning_rate: 0.001}}\nepochs: 1\n");
        return text.toString();
    }

    /// The network of a spec, or what is wrong with it.
    ///
    /// @param spec the spec, where it can be read
    /// @param output what the network gives, where its layers fit
    /// @param fault what is wrong, where something is
    record Checked(Optional<RunSpec> spec, Optional<TensorType> output, Optional<String> fault) {}

    Checked check(Aim aim) {
        SpecResult read =
                SpecReader.read(SourceText.of("imported.yaml", text(aim)), Path.of("imported.yaml"), List.of());
        if (read.isRefused() || read.spec().isEmpty()) {
            String fault = read.diagnostics().stream()
                    .map(Diagnostic::message)
                    .findFirst()
                    .orElse("the spec cannot be read");
            return new Checked(Optional.empty(), Optional.empty(), Optional.of(fault));
        }
        RunSpec spec = read.spec().get().spec();
        try {
            LayerPlan plan = LayerBinder.architecture(spec);
            TensorType in = DatasetBinder.bind(spec.dataset()).declaration().input();
            return new Checked(Optional.of(spec), Optional.of(plan.output(in)), Optional.empty());
        } catch (ShapeException e) {
            return new Checked(Optional.of(spec), Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    static String list(Shape shape) {
        return Arrays.toString(shape.toArray());
    }
}
