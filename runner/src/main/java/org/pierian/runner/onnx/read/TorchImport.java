package org.pierian.runner.onnx.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.weights.NamedTensor;
import org.pierian.runner.weights.SafeTensors;

/// A spec and weights for a file of weights, which says names and shapes and nothing of what lies between layers.
///
/// Layers are taken in the order of their names. Each has its name in the spec, so that layers without parameters can
/// be written between them without changing what its tensors are called. What the file does not say is written as a
/// question.
public final class TorchImport {

    private static final String COUNTER = "num_batches_tracked";
    private static final int ASSUMED_SIZE = 32;
    private static final int ASSUMED_STEPS = 16;

    private final String file;
    private final StringBuilder lines = new StringBuilder();
    private final List<NamedTensor> tensors = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private int questions;

    private TorchImport(String file) {
        this.file = file;
    }

    /// Reads a file of safetensors.
    ///
    /// @param name name of the experiment
    /// @param weights name of the weights file, next to the spec
    /// @throws Failure when it cannot be read, or has tensors that no layer is known to have
    public static ImportedSpec read(Path file, String name, String weights) {
        List<NamedTensor> all = SafeTensors.read(file, tensor -> !tensor.endsWith(COUNTER));
        return new TorchImport(file.toString()).read(groups(all), name, weights);
    }

    private static List<TensorGroup> groups(List<NamedTensor> all) {
        Map<String, TensorGroup> groups = new TreeMap<>(new NameOrder());
        for (NamedTensor tensor : all) {
            int dot = tensor.name().lastIndexOf('.');
            String prefix = dot < 0 ? "" : tensor.name().substring(0, dot);
            groups.put(
                    prefix,
                    groups.getOrDefault(prefix, new TensorGroup(prefix, Map.of()))
                            .with(tensor.name().substring(dot + 1), tensor));
        }
        return List.copyOf(groups.values());
    }

    /// A group with the layer that it belongs to.
    private record Found(TensorGroup group, GroupWords.Word word) {}

    private ImportedSpec read(List<TensorGroup> groups, String name, String weights) {
        List<Found> found = new ArrayList<>();
        for (TensorGroup group : groups) {
            Optional<GroupWords.Word> word = GroupWords.of(group);
            word.ifPresentOrElse(w -> found.add(new Found(group, w)), () -> unknown.add(shown(group)));
        }
        refuse(found);
        write(found);
        Frame frame = new Frame(
                name,
                List.of(
                        "Imported from names and shapes of weights, which say nothing of what lies between layers.",
                        "Look at each comment with a question mark, then delete it."),
                input(found.getFirst()),
                lines.toString(),
                weights);
        List<String> remarks = new ArrayList<>();
        if (questions > 0) {
            remarks.add("the file leaves " + questions + (questions == 1 ? " question" : " questions")
                    + " open; they are comments with a question mark in the spec");
        }
        Frame.Aim aim = new Frame.Aim("{numbers: [" + lastOut(found) + "]}", "mse");
        Frame.Checked checked = frame.check(aim);
        checked.fault().ifPresent(fault -> remarks.add("the layers do not fit each other yet: " + fault));
        Frame.Aim known = checked.output().map(TorchImport::aim).orElse(aim);
        return new ImportedSpec(frame.text(known), tensors, remarks);
    }

    private static Frame.Aim aim(TensorType output) {
        return new Frame.Aim("{numbers: " + Frame.list(output.shape()) + "}", "mse");
    }

    private void refuse(List<Found> found) {
        if (!unknown.isEmpty() || found.isEmpty()) {
            Failure failure = Failure.of(
                            ExitCode.INPUT,
                            found.isEmpty() && unknown.isEmpty()
                                    ? "the file has no weights"
                                    : "the file has tensors that no layer is known to have, and nothing was written")
                    .at(file);
            for (String group : unknown.stream().limit(50).toList()) {
                failure = failure.detail(group);
            }
            throw failure.help("write the architecture by hand, and load the file with `init: {file: ...}`")
                    .help("or export the model as ONNX where it comes from, which says its architecture");
        }
    }

    private static String shown(TensorGroup group) {
        StringBuilder text = new StringBuilder(Problems.shown(group.prefix())).append(':');
        group.parts()
                .forEach((part, tensor) -> text.append(' ')
                        .append(Problems.shown(part))
                        .append(' ')
                        .append(tensor.shape()));
        return text.toString();
    }

    private void write(List<Found> found) {
        Optional<Found> before = Optional.empty();
        int width = 0;
        for (Found next : found) {
            gap(before, next);
            width = fit(before, next, width);
            GroupWords.Word word = next.word();
            String name = next.group().layerName();
            lines.append("  - {")
                    .append(word.line().contains(": ") ? word.line() : word.line() + ": {}")
                    .append(", name: ")
                    .append(name)
                    .append("}\n");
            word.question().ifPresent(this::ask);
            next.group()
                    .parts()
                    .forEach((part, tensor) ->
                            tensors.add(new NamedTensor(name + "." + part, tensor.shape(), tensor.values())));
            width = word.out() == 0 ? width : word.out();
            before = Optional.of(next);
        }
    }

    private void ask(String question) {
        lines.append("  # ? ").append(question).append('\n');
        questions++;
    }

    /// Numbers that are left out in a sequence are layers without parameters.
    private void gap(Optional<Found> before, Found next) {
        String last = next.group().last();
        boolean isNumber = !last.isEmpty() && last.length() < 9 && last.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber) {
            before.ifPresent(_ -> ask("an activation here?"));
            return;
        }
        String parent = parent(next.group());
        int from = before.filter(b -> parent(b.group()).equals(parent))
                .map(b -> Integer.parseInt(b.group().last()) + 1)
                .orElse(0);
        for (int missing = from; missing < Integer.parseInt(last) && missing < from + 50; missing++) {
            ask("layer " + missing + (parent.isEmpty() ? "" : " of " + Problems.shown(parent))
                    + " has no parameters: an activation, pooling, dropout or flatten?");
        }
    }

    private static String parent(TensorGroup group) {
        int dot = group.prefix().lastIndexOf('.');
        return dot < 0 ? "" : group.prefix().substring(0, dot);
    }

    /// Says where a layer does not take what the one before it gives.
    ///
    /// @return what reaches the layer
    private int fit(Optional<Found> before, Found next, int width) {
        int in = next.word().in();
        if (before.isEmpty() || in == 0 || in == width) {
            return width;
        }
        boolean isImage = before.get().word().kind() != GroupWords.Kind.FEATURES;
        ask(
                next.word().kind() == GroupWords.Kind.FEATURES && isImage && width > 0 && in % width == 0
                        ? "the layer takes " + in + " numbers, " + in / width + " of each of " + width
                                + " channels: `flatten` here?"
                        : "the layer takes " + in + " numbers or channels, and the one before gives " + width
                                + ": is it in a branch, or are there groups?");
        return in;
    }

    private String input(Found first) {
        int in = first.word().in();
        return switch (first.word().kind()) {
            case INDICES -> "{indices: {shape: [" + ASSUMED_STEPS + "], vocabulary: " + in + "}}  # ? how many steps";
            case IMAGE ->
                "{numbers: " + Frame.list(Shape.of(in, ASSUMED_SIZE, ASSUMED_SIZE)) + "}  # ? height and width";
            case LINE -> "{numbers: " + Frame.list(Shape.of(in, ASSUMED_SIZE)) + "}  # ? length";
            case FEATURES ->
                first.word().line().contains("hidden_size")
                        ? "{numbers: [" + ASSUMED_STEPS + ", " + in + "]}  # ? how many steps"
                        : "{numbers: [" + in + "]}";
            case ANY -> "{numbers: [" + in + "]}";
        };
    }

    private static int lastOut(List<Found> found) {
        return found.reversed().stream()
                .map(f -> f.word().out())
                .filter(out -> out > 0)
                .findFirst()
                .orElse(1);
    }
}
