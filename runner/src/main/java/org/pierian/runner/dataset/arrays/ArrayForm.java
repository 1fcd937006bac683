package org.pierian.runner.dataset.arrays;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pierian.core.data.DenseDataset;
import org.pierian.core.data.InputRows;
import org.pierian.core.data.RegressionDataset;
import org.pierian.core.data.TargetType;
import org.pierian.core.data.Targets;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.failure.Count;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.ArrayScale;

/// What arrays have to be so that they are the examples of a dataset, and how they become those.
///
/// @param input one example
/// @param target what a network should say of it
/// @param classes names of the classes; none where numbers are learned
/// @param scale how the inputs are scaled
/// @param ignored the number that stands for no class
public record ArrayForm(TensorType input, TargetType target, List<String> classes, ArrayScale scale, int ignored) {

    private static final double BYTE = 255;

    /// Takes a copy.
    public ArrayForm {
        classes = List.copyOf(classes);
    }

    /// The inputs of examples and, unless the inputs are the target, what a network should say of them.
    ///
    /// @param inputs an array `[examples, ...]`
    /// @param targets another, of as many examples
    record Arrays(NpyArray inputs, Optional<NpyArray> targets) {

        /// Number of examples.
        int size() {
            return inputs.header().shape().getFirst();
        }
    }

    /// Number of examples of an array of inputs.
    ///
    /// @param name its name, for messages
    /// @throws Failure when it has another shape, or the other kind of numbers
    int requireInputs(NpyHeader header, String name) {
        if (input.isIndices() && header.type().kind() == NpyType.Kind.FLOAT) {
            throw DataMistake.ARRAY_SHAPE
                    .failure("`" + name + "` holds " + header.type().text() + ", expected integers, indices below "
                            + input.indicesBelow())
                    .at(name)
                    .help("save integers, `x.astype('int64')`; or delete `vocabulary` where the inputs are numbers");
        }
        return require(header, name, input.shape(), "`shape`");
    }

    /// Number of examples of an array of targets.
    ///
    /// @param name its name, for messages
    /// @throws Failure when it has another shape
    int requireTargets(NpyHeader header, String name) {
        return require(header, name, positions(), "`target`");
    }

    /// Shape of one example's numbers in an array of targets.
    private Shape positions() {
        return target instanceof TargetType.Classes wanted ? wanted.positions() : target.outputShape();
    }

    private int require(NpyHeader header, String name, Shape wanted, String key) {
        List<Integer> axes = header.shape();
        if (axes.isEmpty() || !withoutOnes(axes.subList(1, axes.size())).equals(withoutOnes(list(wanted)))) {
            throw misfit(header, name, wanted, key);
        }
        if (axes.getFirst() == 0) {
            throw DataMistake.ARRAY_SHAPE
                    .failure("`" + name + "` has no example")
                    .at(name)
                    .help("save it with some");
        }
        return axes.getFirst();
    }

    private Failure misfit(NpyHeader header, String name, Shape wanted, String key) {
        List<Integer> axes = header.shape();
        List<Object> expected = new ArrayList<>(List.of("examples"));
        expected.addAll(list(wanted));
        Failure failure = DataMistake.ARRAY_SHAPE
                .failure(
                        "`" + name + "` has the shape " + header.shapeText() + ", expected " + NpyHeader.text(expected))
                .at(name);
        boolean oneHot = wanted.rank() == 0 && axes.size() == 2 && axes.getLast() == classes.size();
        return oneHot
                ? failure.help("save the classes themselves, `y.argmax(axis=1)`; or write `target: {labels: "
                        + classes.size() + "}` where an example has several")
                : failure.help("write the " + key + " of one example as the file has it, without its first axis")
                        .help("axes of size 1 may be left out or added; all else is for layers such as `flatten`,"
                                + " `reshape` and `permute`");
    }

    private static List<Integer> list(Shape shape) {
        return IntStream.of(shape.toArray()).boxed().toList();
    }

    private static List<Integer> withoutOnes(List<Integer> axes) {
        return axes.stream().filter(axis -> axis != 1).toList();
    }

    /// Refuses inputs and targets of different numbers of examples.
    static void requireAsMany(int inputs, String name, int targets, String nameOfTargets) {
        if (inputs != targets) {
            throw DataMistake.ARRAY_SHAPE
                    .failure("`" + name + "` has " + Count.of(inputs, "example") + ", and `" + nameOfTargets + "` has "
                            + targets)
                    .at(nameOfTargets)
                    .help("save both of the same examples, in one order");
        }
    }

    /// Refuses arrays of other shapes.
    ///
    /// @return number of examples
    int require(Arrays arrays) {
        int size = requireInputs(arrays.inputs().header(), arrays.inputs().name());
        arrays.targets().ifPresent(targets -> {
            int others = requireTargets(targets.header(), targets.name());
            requireAsMany(size, arrays.inputs().name(), others, targets.name());
        });
        return size;
    }

    /// What is done to the inputs.
    ///
    /// @param scalings of each feature or channel, where they are fitted
    public List<Preprocessing.Input> preprocessing(List<Scaling> scalings) {
        List<Scaling> all = switch (scale) {
            case NONE -> List.of();
            case UNIT -> List.of(Scaling.of(0, BYTE));
            case STANDARD -> scalings;
        };
        return List.of(new Preprocessing.Input.Array(all, list(input.shape()), input.indicesBelow()));
    }

    /// The scalings of the inputs in a preprocessing, if it is one of such arrays.
    Optional<List<Scaling>> scalings(Preprocessing fitted) {
        return fitted.inputs().size() == 1
                        && fitted.inputs().getFirst() instanceof Preprocessing.Input.Array array
                        && array.scalings().size()
                                == (scale == ArrayScale.NONE ? 0 : scaling().groups())
                ? Optional.of(array.scalings())
                : Optional.empty();
    }

    /// How the inputs are scaled.
    ArrayScaling scaling() {
        return new ArrayScaling(scale == ArrayScale.STANDARD, input.shape());
    }

    /// The inputs of an array that fits.
    ///
    /// @param scalings as there
    ArrayInputs inputs(NpyArray array, List<Scaling> scalings) {
        return new ArrayInputs(input, scaling(), array, scalings);
    }

    /// Examples of arrays that fit.
    ///
    /// @param order places of the examples
    /// @param scalings as there
    Examples examples(Arrays arrays, int[] order, List<Scaling> scalings) {
        ArrayInputs inputs = inputs(arrays.inputs(), scalings);
        int width = input.shape().size();
        float[] rows = new float[Math.multiplyExact(order.length, width)];
        for (int i = 0; i < order.length; i++) {
            inputs.write(order[i], rows, i * width);
        }
        InputRows all = InputRows.of(input, rows);
        return switch (target) {
            case TargetType.Classes wanted -> classes(all, wanted, labels(arrays, order, rows, wanted));
            case TargetType.Numbers _, TargetType.Labels _ -> {
                float[] numbers = arrays.targets()
                        .map(targets -> new ArrayTargets(targets, ignored).numbers(order, target))
                        .orElse(rows);
                RegressionDataset dataset = new RegressionDataset(all, numbers, target);
                yield Examples.ofNumbers(dataset, dataset.variation());
            }
        };
    }

    private Examples classes(InputRows rows, TargetType.Classes wanted, int[] labels) {
        Targets targets = new Targets(labels, wanted);
        DenseDataset dataset = new DenseDataset(rows, targets);
        return classes.isEmpty() ? Examples.ofPositions(dataset) : Examples.ofClasses(dataset, targets);
    }

    /// Without an array of their own they are the inputs.
    private int[] labels(Arrays arrays, int[] order, float[] rows, TargetType.Classes wanted) {
        if (arrays.targets().isPresent()) {
            return new ArrayTargets(arrays.targets().get(), ignored).labels(order, wanted, classes.size());
        }
        int[] labels = new int[rows.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (int) rows[i];
        }
        return labels;
    }

    /// The class of each example, where it has one.
    int[] strata(Arrays arrays) {
        if (!(target instanceof TargetType.Classes wanted)
                || wanted.positions().rank() > 0
                || arrays.targets().isEmpty()) {
            return new int[0];
        }
        int[] order = IntStream.range(0, arrays.size()).toArray();
        return labels(arrays, order, new float[0], wanted);
    }
}
