package org.pierian.runner.weights;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;

/// The book's weights file: a JSON list of nested lists, one for each parameter in order, without names.
///
/// Every number is the shortest decimal that gives back the same float32, also to readers that go through
/// float64 as Python does. A parameter takes one line.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, functions `save_weights` and `load_weights`.
public final class BookWeights {

    /// The longest file that is read, in bytes. A longer one holds more numbers than JSON is good for.
    public static final long MAX_LENGTH = 64L << 20;

    private BookWeights() {}

    /// Writes tensors in the given order; their names are left out.
    ///
    /// @throws IllegalArgumentException when a tensor has no elements or one that is not finite, neither of
    /// which JSON can hold
    public static void write(OutputStream out, List<NamedTensor> tensors) throws IOException {
        Output text = new Output(out);
        text.add("[");
        for (int i = 0; i < tensors.size(); i++) {
            text.add(i == 0 ? "\n" : ",\n");
            writeTensor(text, tensors.get(i));
        }
        text.add("\n]\n");
        text.flush();
    }

    private static void writeTensor(Output text, NamedTensor tensor) throws IOException {
        Shape shape = tensor.shape();
        if (shape.size() == 0) {
            throw new IllegalArgumentException("tensor " + tensor.name() + " has no elements: " + shape);
        }
        writeAxis(text, tensor, 0, 0, shape.size());
    }

    private static void writeAxis(Output text, NamedTensor tensor, int axis, int from, int count) throws IOException {
        if (axis == tensor.shape().rank()) {
            text.add(decimal(tensor.values()[from]));
            return;
        }
        int rows = tensor.shape().dim(axis);
        int rowSize = count / rows;
        text.add("[");
        for (int i = 0; i < rows; i++) {
            text.add(i == 0 ? "" : ", ");
            writeAxis(text, tensor, axis + 1, from + i * rowSize, rowSize);
        }
        text.add("]");
    }

    /// The shortest decimal that gives `value` back, read as float32 or as float64 and then rounded.
    static String decimal(float value) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException("JSON cannot hold " + value);
        }
        String shortest = Float.toString(value);
        boolean sameThroughDouble = (float) Double.parseDouble(shortest) == value;
        return sameThroughDouble ? shortest : Double.toString(value);
    }

    /// Reads all tensors; each is named by its position: `0`, `1`, ...
    ///
    /// @throws Failure when the file is longer than [#MAX_LENGTH], or is anything but a list of evenly nested
    /// lists of numbers that float32 can hold
    public static List<NamedTensor> read(Path file) {
        try (FileChannel channel = InputFile.open(file)) {
            if (channel.size() > MAX_LENGTH) {
                throw Failure.of(
                                ExitCode.INPUT,
                                "`" + file + "` has " + channel.size() + " bytes; a weights file in JSON may have "
                                        + MAX_LENGTH)
                        .at(file.toString())
                        .help("use a `.safetensors` file for weights of this size");
            }
            return new BookWeightsReader(file).read(Channels.newInputStream(channel));
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    /// ASCII text on its way to a stream, in pieces large enough.
    private static final class Output {
        private final OutputStream out;
        private final StringBuilder text = new StringBuilder();

        Output(OutputStream out) {
            this.out = out;
        }

        void add(String more) throws IOException {
            text.append(more);
            if (text.length() >= 1 << 16) {
                flush();
            }
        }

        void flush() throws IOException {
            out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
            text.setLength(0);
        }
    }
}
