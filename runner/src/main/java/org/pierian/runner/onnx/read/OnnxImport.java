package org.pierian.runner.onnx.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.bind.LayerBinder;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.onnx.format.ElementType;
import org.pierian.runner.onnx.format.OnnxModel;
import org.pierian.runner.onnx.format.OnnxValue;
import org.pierian.runner.weights.NamedTensor;
import org.pierian.spec.RunSpec;

/// A spec and weights for an ONNX model.
///
/// Of a model that `runner export` wrote, it is the network between preprocessing and answers.
public final class OnnxImport {

    private static final String INPUT = "input";
    private static final List<String> OWN_OUTPUTS = List.of("logits", "outputs");
    private static final String OWN = "pierian.spec_sha256";
    private static final Frame.Aim UNKNOWN = new Frame.Aim("{numbers: [1]}", "mse");

    private final OnnxModel model;
    private final String file;
    private final Problems problems = new Problems();

    private OnnxImport(OnnxModel model, String file) {
        this.model = model;
        this.file = file;
    }

    /// Reads a model.
    ///
    /// @param file what it is called in messages
    /// @param name name of the experiment
    /// @param weights name of the weights file, next to the spec
    /// @throws Failure with all nodes that a spec cannot say
    public static ImportedSpec read(OnnxModel model, String file, String name, String weights) {
        return new OnnxImport(model, file).read(name, weights);
    }

    private ImportedSpec read(String name, String weights) {
        boolean isOwn = model.metadata().containsKey(OWN);
        String from = from(isOwn);
        String to = to(isOwn);
        Flow flow = Flow.of(model, from, to, problems);
        problems.refuse(file);
        GraphLayers graph = new GraphLayers(model, flow, problems);
        List<Imported> layers = new ArrayList<>(graph.between(from, to));
        graph.report();
        problems.refuse(file);
        List<String> remarks = new ArrayList<>();
        if (isOwn) {
            remarks.add("preprocessing and answers of the model are left out: the spec of your data does them");
        }
        boolean isClassifier = isOwn ? to.equals(OWN_OUTPUTS.getFirst()) : dropSoftmax(layers, remarks);
        SpecLines lines = new SpecLines(layers);
        Frame frame = new Frame(
                name,
                List.of("Imported from an ONNX model; the comments at layers are its names of nodes."),
                input(from, isOwn, graph.vocabulary()),
                lines.text(),
                weights);
        TensorType output = output(frame);
        Frame.Aim aim = aim(output, isClassifier);
        Frame.Checked checked = frame.check(aim);
        checked.fault().ifPresent(problems::add);
        checked.spec().ifPresent(spec -> requireTensors(spec, lines.tensors()));
        problems.refuse(file);
        return new ImportedSpec(frame.text(aim), lines.tensors(), remarks);
    }

    private String from(boolean isOwn) {
        Set<String> constants = new HashSet<>();
        model.initializers().forEach(tensor -> constants.add(tensor.name()));
        List<OnnxValue> fed = model.inputs().stream()
                .filter(v -> !constants.contains(v.name()))
                .toList();
        if (isOwn && (isMade(INPUT) || fed.stream().anyMatch(v -> v.name().equals(INPUT)))) {
            return INPUT;
        }
        if (fed.size() != 1) {
            throw Failure.of(ExitCode.INPUT, "the model has " + fed.size() + " inputs, and a spec has one")
                    .at(file);
        }
        return fed.getFirst().name();
    }

    private boolean isMade(String value) {
        return model.nodes().stream().anyMatch(node -> node.outputs().contains(value));
    }

    private String to(boolean isOwn) {
        for (OnnxValue output : model.outputs()) {
            if (isOwn && OWN_OUTPUTS.contains(output.name())) {
                return output.name();
            }
        }
        if (model.outputs().size() != 1) {
            throw Failure.of(ExitCode.INPUT, "the model has " + model.outputs().size() + " outputs, and a spec has one")
                    .at(file);
        }
        return model.outputs().getFirst().name();
    }

    /// A softmax at the end is what the loss includes.
    private static boolean dropSoftmax(List<Imported> layers, List<String> remarks) {
        boolean ends = !layers.isEmpty()
                && layers.getLast() instanceof Imported.Layer(String line, var _, String _)
                && line.equals("softmax");
        if (ends) {
            layers.removeLast();
            remarks.add("the softmax at the end is left out, since the loss `softmax_cross_entropy` includes it");
        }
        return ends;
    }

    private String input(String from, boolean isOwn, int vocabulary) {
        Optional<OnnxValue> value =
                model.inputs().stream().filter(v -> v.name().equals(from)).findFirst();
        List<String> axes = value.map(v ->
                        v.axes().subList(Math.min(1, v.axes().size()), v.axes().size()))
                .orElseGet(() -> preprocessed(isOwn));
        for (String axis : axes) {
            if (axis.isEmpty() || axis.length() > 9 || !axis.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw Failure.of(
                                ExitCode.INPUT,
                                "the input " + Problems.shown(from) + " has an axis " + Problems.shown(axis)
                                        + " whose size is not fixed, and a spec has fixed sizes")
                        .at(file)
                        .help("export the model with fixed sizes; only the first axis, the batch, may be any");
            }
        }
        boolean isIndices = value.filter(v -> v.type() == ElementType.INT64).isPresent();
        if (isIndices && vocabulary > 0) {
            return "{indices: {shape: " + axes + ", vocabulary: " + vocabulary + "}}";
        }
        if (isIndices || value.filter(v -> v.type() != ElementType.FLOAT).isPresent()) {
            throw Failure.of(
                            ExitCode.INPUT,
                            "the input " + Problems.shown(from) + " is neither float32 nor indices"
                                    + " that a table of vectors takes")
                    .at(file);
        }
        return "{numbers: " + axes + "}";
    }

    /// The shape of what preprocessing gives, which the metadata of our own models have.
    private List<String> preprocessed(boolean isOwn) {
        String shape = model.metadata().getOrDefault("pierian.input_shape", "");
        if (!isOwn || shape.isEmpty()) {
            throw Failure.of(ExitCode.INPUT, "the model does not say the shape of its input")
                    .at(file);
        }
        return List.of(shape.split(",", -1));
    }

    private TensorType output(Frame frame) {
        Frame.Checked checked = frame.check(UNKNOWN);
        checked.fault().ifPresent(fault -> problems.add("the layers do not fit each other: " + fault));
        problems.refuse(file);
        return checked.output().orElseThrow();
    }

    private static Frame.Aim aim(TensorType output, boolean isClassifier) {
        Shape shape = output.shape();
        if (isClassifier && shape.rank() == 1) {
            return shape.dim(0) == 1
                    ? new Frame.Aim("{class: 1}", "binary_cross_entropy")
                    : new Frame.Aim("{class: " + shape.dim(0) + "}", "softmax_cross_entropy");
        }
        return new Frame.Aim("{numbers: " + Frame.list(shape) + "}", "mse");
    }

    /// The network of the spec has exactly the tensors that were found.
    private void requireTensors(RunSpec spec, List<NamedTensor> tensors) {
        LayerPlan plan = LayerBinder.architecture(spec);
        TensorType in = DatasetBinder.bind(spec.dataset()).declaration().input();
        Map<String, Shape> wanted = new HashMap<>();
        for (ParameterShape shape : plan.parameterShapes(in)) {
            wanted.put(shape.name(), shape.shape());
        }
        for (ParameterShape shape : plan.stateShapes(in)) {
            wanted.put(shape.name(), shape.shape());
        }
        for (NamedTensor tensor : tensors) {
            Optional<Shape> here = Optional.ofNullable(wanted.remove(tensor.name()));
            if (!here.equals(Optional.of(tensor.shape()))) {
                problems.add("a tensor of the shape " + tensor.shape() + " that no layer of the spec has");
            }
        }
        wanted.forEach((name, shape) -> problems.add("no tensor for " + name + " of the shape " + shape));
    }
}
