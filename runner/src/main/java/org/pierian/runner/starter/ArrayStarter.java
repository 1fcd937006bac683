package org.pierian.runner.starter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pierian.runner.dataset.arrays.ArrayPairs;
import org.pierian.runner.dataset.arrays.ArrayProfile;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.SpecReader;
import org.pierian.spec.read.SpecResult;
import org.pierian.spec.yaml.PlainText;

/// A commented spec for arrays, one in a file or several.
public final class ArrayStarter {

    private static final int IMAGE_AXES = 3;
    private static final int MOST_CHANNELS = 4;

    private ArrayStarter() {}

    /// Writes a spec.
    ///
    /// @param file a file of arrays
    /// @param name its name in the spec
    /// @throws Failure when it holds no arrays, or its names do not say which are inputs
    public static Starter of(Path file, String name) {
        ArrayPairs pairs = ArrayPairs.of(file);
        if (pairs.inputs().examples() == 0) {
            throw Failure.of(ExitCode.INPUT, "`" + StarterTexts.shown(name) + "` has no example")
                    .at(StarterTexts.shown(file.toString()));
        }
        ArrayTask task = ArrayTask.of(pairs.inputs(), pairs.targets());
        String text = head(name) + dataset(name, pairs, task) + layers(pairs.inputs(), task);
        SpecResult check = SpecReader.read(SourceText.of("the spec", text), Path.of("spec.yaml"), List.of());
        if (check.isRefused()) {
            throw Failure.of(
                            ExitCode.INPUT,
                            "no spec can be written for `" + StarterTexts.shown(name) + "`: "
                                    + check.diagnostics().getFirst().message())
                    .help("write the spec by hand: docs/arrays.md");
        }
        String learned = pairs.train()
                .targets()
                .map(targets -> "`" + StarterTexts.shown(targets) + "`")
                .orElse("the inputs themselves");
        return new Starter(
                text,
                List.of("inputs `" + StarterTexts.shown(pairs.train().inputs()) + "`, "
                        + pairs.inputs().examples() + " examples; learns " + learned + " as " + task.word()));
    }

    private static String head(String name) {
        return "# Learns from the arrays in " + PlainText.quoted(name)
                + ". Change a value, then run: runner train FILE\n"
                + "# Every word and key is described in docs/spec-reference.md, the rules for arrays in docs/arrays.md.\n"
                + "name: " + PlainText.scalar(StarterTexts.runNameOfFile(name, "arrays"))
                + "\nseed: 0                       # all random numbers follow from it\n\n";
    }

    private static String dataset(String name, ArrayPairs pairs, ArrayTask task) {
        String folder = pairs.isTogether() ? "" : name.substring(0, name.lastIndexOf('/') + 1);
        StringBuilder text = new StringBuilder("dataset:\n");
        text.append(pairs.isTogether() ? "  npz:\n    file: " + PlainText.quoted(name) + "\n" : "  npy:\n");
        text.append("    inputs: ")
                .append(PlainText.quoted(folder + pairs.train().inputs()))
                .append('\n');
        pairs.train()
                .targets()
                .ifPresent(targets -> text.append("    targets: ")
                        .append(PlainText.quoted(folder + targets))
                        .append('\n'));
        text.append("    shape: ").append(task.shape()).append("   # of one example\n");
        text.append("    target: ").append(task.line()).append('\n');
        if (task.vocabulary() > 0) {
            text.append("    vocabulary: ").append(task.vocabulary()).append("   # inputs are indices below it\n");
        } else {
            text.append("    scale: ")
                    .append(pairs.inputs().isBytes() ? "unit   # bytes become 0 to 1" : "standard")
                    .append('\n');
        }
        text.append("    test: ")
                .append(pairs.test().map(set -> set(folder, set)).orElse("{fraction: 0.2}"))
                .append('\n');
        text.append(pairs.validation()
                .map(set -> "    validation: " + set(folder, set) + "\n")
                .orElse("    # validation: {fraction: 0.1}\n"));
        return text.append('\n').toString();
    }

    private static String set(String folder, ArrayPairs.Names names) {
        return "{inputs: " + PlainText.quoted(folder + names.inputs())
                + names.targets()
                        .map(targets -> ", targets: " + PlainText.quoted(folder + targets))
                        .orElse("")
                + "}";
    }

    private static String layers(ArrayProfile inputs, ArrayTask task) {
        List<String> layers = new ArrayList<>();
        boolean isOfSteps = task.shape().size() == 2 || task.vocabulary() > 0;
        boolean isImage = task.shape().size() == IMAGE_AXES;
        if (isChannelsLast(task.shape())) {
            layers.add("permute: [3, 1, 2]          # channels to the front");
        }
        if (task.vocabulary() > 0) {
            layers.add("embedding: 32");
        }
        if (task.isEverywhere()) {
            layers.addAll(
                    isImage
                            ? List.of(
                                    "conv2d: {out_channels: 16, kernel_size: 3, padding: 1}",
                                    "relu",
                                    "conv2d: {out_channels: " + task.outputs() + ", kernel_size: 1}")
                            : List.of("lstm: 64", "linear: " + task.outputs()));
        } else if (task.isPlain() && isImage) {
            layers.addAll(List.of(
                    "conv2d: {out_channels: 16, kernel_size: 3, padding: 1}",
                    "relu",
                    "conv2d: {out_channels: 32, kernel_size: 3, padding: 1, stride: 2}",
                    "relu",
                    "global_avg_pool",
                    "linear: " + task.outputs()));
        } else if (task.isPlain() && isOfSteps) {
            layers.addAll(List.of("lstm: {hidden_size: 64, output: last}", "linear: " + task.outputs()));
        } else {
            layers.addAll(List.of("flatten", "linear: 64", "relu", "linear: " + task.outputs()));
            if (!task.isPlain()) {
                layers.add("reshape: " + task.outputShape());
            }
        }
        return layers.stream()
                        .map(layer -> "  - " + layer + "\n")
                        .collect(Collectors.joining("", "architecture:\n", ""))
                + "init: he_normal               # how weights start\n\n"
                + "loss: " + task.loss() + "\n"
                + "optimizer:\n"
                + "  adam: 0.001                 # the learning rate\n"
                + "batch_size: 32                # examples in a step\n"
                + "epochs: " + (inputs.examples() < 1000 ? 50 : 10)
                + "                    # passes over the training set\n"
                + "shuffle: true                 # another order in each epoch\n";
    }

    private static boolean isChannelsLast(List<Integer> shape) {
        return shape.size() == IMAGE_AXES && shape.getLast() <= MOST_CHANNELS && shape.getFirst() > MOST_CHANNELS;
    }
}
