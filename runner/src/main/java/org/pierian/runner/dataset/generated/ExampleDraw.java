package org.pierian.runner.dataset.generated;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.pierian.core.data.DenseDataset;
import org.pierian.core.data.InputRows;
import org.pierian.core.data.RegressionDataset;
import org.pierian.core.data.Rows;
import org.pierian.core.data.TargetType;
import org.pierian.core.data.Targets;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Examples;
import org.pierian.runner.dataset.cache.DataCache;
import org.pierian.runner.file.Sha256;

/// Draws the examples of one split. Each example is a step of three streams: inputs, lengths and targets, so that it
/// does not depend on how many there are.
final class ExampleDraw {

    private static final int[] IN_FULL = {};

    private final RandomStream inputs;
    private final RandomStream lengths;
    private final RandomStream targets;
    private final TensorType input;
    private final TargetType target;
    private final boolean nextToken;
    private final String identity;

    /// @param path tells splits apart
    /// @param declaration what the examples are
    /// @param nextToken whether the target of a step is the input of the next
    ExampleDraw(long seed, String path, Declaration declaration, boolean nextToken) {
        this.inputs = RandomStream.of(seed, StreamTag.GENERATED, path + ".inputs");
        this.lengths = RandomStream.of(seed, StreamTag.GENERATED, path + ".lengths");
        this.targets = RandomStream.of(seed, StreamTag.GENERATED, path + ".targets");
        this.input = declaration.input();
        this.target = declaration.target();
        this.nextToken = nextToken;
        this.identity = path + " of seed " + seed;
    }

    /// Draws some examples.
    ///
    /// @param cache keeps inputs that are too large for memory
    Examples draw(int count, DataCache cache) {
        int[] steps = input.padded() ? lengths(count) : IN_FULL;
        InputRows rows = new InputRows(input, inputs(count, steps, cache), steps);
        return switch (target) {
            case TargetType.Classes classes -> {
                Targets labels = new Targets(classes(classes, count, steps), classes);
                DenseDataset dataset = new DenseDataset(rows, labels);
                yield nextToken ? Examples.ofPositions(dataset) : Examples.ofClasses(dataset, labels);
            }
            case TargetType.Numbers _, TargetType.Labels _ -> {
                Shape shape = target.outputShape();
                RegressionDataset dataset = new RegressionDataset(rows, numbers(shape, count), shape);
                yield Examples.ofNumbers(dataset, dataset.variation());
            }
        };
    }

    private int[] lengths(int count) {
        int[] steps = new int[count];
        for (int e = 0; e < count; e++) {
            steps[e] = 1 + lengths.scaled(e, 0, input.shape().dim(0));
        }
        return steps;
    }

    private Rows inputs(int count, int[] steps, DataCache cache) {
        int size = input.shape().size();
        long bytes = (long) count * size * Float.BYTES;
        if (!cache.takes(bytes)) {
            float[] rows = new float[Math.multiplyExact(count, size)];
            for (int e = 0; e < count; e++) {
                write(e, steps, rows, e * size);
            }
            return Rows.of(rows, size);
        }
        String key =
                String.join("\n", "inputs of generated examples, 1", identity, input.toString(), count + " examples");
        return Rows.of(
                cache.get(Sha256.of(key.getBytes(StandardCharsets.UTF_8)), bytes, out -> {
                    float[] row = new float[size];
                    ByteBuffer buffer = ByteBuffer.allocate(size * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                    for (int e = 0; e < count; e++) {
                        Arrays.fill(row, 0f);
                        write(e, steps, row, 0);
                        buffer.asFloatBuffer().put(row);
                        out.write(buffer.array());
                    }
                }),
                size);
    }

    private void write(int example, int[] steps, float[] rows, int at) {
        int size = input.shape().size();
        int real = steps.length == 0 ? size : size / input.shape().dim(0) * steps[example];
        for (int i = 0; i < real; i++) {
            rows[at + i] = input(example, i);
        }
    }

    private float input(int example, int element) {
        int bound = input.indicesBelow(element);
        return bound > 0 ? inputs.scaled(example, element, bound) : number(inputs, example, element);
    }

    private int[] classes(TargetType.Classes classes, int count, int[] steps) {
        int positions = classes.positions().size();
        int most = Math.max(2, classes.outputs());
        int[] labels = new int[Math.multiplyExact(count, positions)];
        for (int e = 0; e < count; e++) {
            int real = steps.length == 0 || classes.positions().rank() != 1 ? positions : steps[e];
            for (int p = 0; p < positions; p++) {
                labels[e * positions + p] = p >= real ? -1 : label(e, p, most);
            }
        }
        return labels;
    }

    /// Of the next token, what the input would have one step later.
    private int label(int example, int position, int most) {
        return nextToken ? inputs.scaled(example, position + 1, most) : targets.scaled(example, position, most);
    }

    private float[] numbers(Shape shape, int count) {
        float[] all = new float[Math.multiplyExact(count, shape.size())];
        for (int i = 0; i < all.length; i++) {
            all[i] = number(targets, i / shape.size(), i % shape.size());
        }
        return all;
    }

    /// Uniform in [-1, 1), a multiple of 2^-23.
    private static float number(RandomStream stream, int example, int element) {
        return 2 * stream.uniform(example, element) - 1;
    }
}
