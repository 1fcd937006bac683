package org.pierian.runner.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pierian.core.backend.Backend;
import org.pierian.core.layer.SavedTensor;
import org.pierian.core.random.RandomStream;
import org.pierian.core.random.StreamTag;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.dataset.Declaration;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.onnx.format.ModelWriter;
import org.pierian.runner.onnx.format.OnnxModel;
import org.pierian.runner.run.Model;
import org.pierian.runner.run.Predictor;
import org.pierian.runner.weights.WeightsFile;
import org.pierian.spec.RunSpec;

/// A network with weights of its own, in the engine and in ONNX Runtime, on the same random inputs.
public final class ComparedNetwork {

    /// The largest difference that is allowed, where outputs are about 1 or smaller; more in proportion.
    public static final double TOLERANCE = 1e-5;

    private static final RandomStream RANDOM = RandomStream.of(11, StreamTag.INIT, "onnx");

    private final Model model;
    private final int batch;
    private final Backend backend;

    /// @param spec the network; its data is not read
    /// @param batch examples
    public ComparedNetwork(RunSpec spec, int batch, Backend backend) {
        this.batch = batch;
        this.backend = backend;
        this.model = new Model(spec, batch, () -> new Preprocessing(List.of(), target(spec)), backend);
        stir(model.saved());
    }

    /// The same with the weights of a file.
    public ComparedNetwork(RunSpec spec, int batch, Backend backend, Path weights) {
        this(spec, batch, backend);
        WeightsFile.load(weights, model.saved());
    }

    private static Preprocessing.Target target(RunSpec spec) {
        Declaration declaration = DatasetBinder.bind(spec.dataset()).declaration();
        if (declaration.hasLabels()) {
            return new Preprocessing.Target.Labels("labels", declaration.classes());
        }
        return declaration.hasClasses()
                ? new Preprocessing.Target.Classes("class", declaration.classes())
                : new Preprocessing.Target.Numeric("number", Scaling.of(0, 1));
    }

    /// Moves every weight a little, so that zeros and ones are not what makes two networks equal.
    static void stir(List<SavedTensor> saved) {
        int step = 0;
        for (SavedTensor tensor : saved) {
            step++;
            float[] values = tensor.values();
            boolean isVariance = tensor.name().endsWith("running_var");
            for (int i = 0; i < values.length; i++) {
                float noise = RANDOM.uniform(step, i);
                values[i] = isVariance ? 0.5f + noise : values[i] + 0.2f * (noise - 0.5f);
            }
            tensor.assign(values);
        }
    }

    /// The exported file.
    public byte[] file() {
        return bytes(OnnxExport.of(model, OnnxExport.identity("00", 1)));
    }

    /// What the engine makes of random inputs, in this network and in one with a spec of its own and these tensors.
    ///
    /// @param other the other spec
    /// @param tensors its tensors by name
    /// @return whether all bits are equal
    public boolean isEqual(RunSpec other, Map<String, float[]> tensors) {
        ComparedNetwork second = new ComparedNetwork(other, batch, backend);
        second.model
                .saved()
                .forEach(tensor -> tensor.assign(Objects.requireNonNull(tensors.get(tensor.name()), tensor.name())));
        return Arrays.equals(outputs(), second.outputs());
    }

    private float[] outputs() {
        Predictor predictor = model.predictor();
        float[] inputs = inputs(model.declaration().input(), batch);
        System.arraycopy(inputs, 0, predictor.inputs(), 0, inputs.length);
        return predictor.predict(batch).toArray();
    }

    static byte[] bytes(OnnxModel model) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ModelWriter.write(out, model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// The largest difference of an output, divided by the largest output where that is above 1.
    public double difference() {
        return difference(true);
    }

    /// The same for a network that may give the same for all examples, as a norm of one number does.
    public double differenceOfAnyOutputs() {
        return difference(false);
    }

    private double difference(boolean mustDiffer) {
        Predictor predictor = model.predictor();
        TensorType type = model.declaration().input();
        int width = type.shape().size();
        float[] inputs = inputs(type, batch);
        System.arraycopy(inputs, 0, predictor.inputs(), 0, inputs.length);
        int time = type.padded() ? type.shape().dim(0) : 0;
        for (int e = 0; e < batch && type.padded(); e++) {
            predictor.lengths()[e] = e == 0 ? time : 1 + (e * 7) % time;
        }
        Tensor expected = predictor.predict(batch);
        float[] wanted = expected.toArray();
        if (mustDiffer) {
            requireDifferent(wanted);
        }
        long[] shape = new long[type.shape().rank() + 1];
        shape[0] = batch;
        for (int i = 1; i < shape.length; i++) {
            shape[i] = type.shape().dim(i - 1);
        }
        int[] counted = counted(predictor, wanted.length / batch);
        try {
            float[] found = OnnxThread.call(() -> outputs(type, inputs, shape, predictor.lengths()));
            return difference(wanted, found, counted);
        } catch (Exception e) {
            throw new AssertionError(e.getMessage() + " at width " + width, e);
        }
    }

    /// What ONNX Runtime makes of inputs.
    private float[] outputs(TensorType type, float[] inputs, long[] shape, int[] steps) throws OrtException {
        try (OrtSession session = session(file())) {
            Map<String, OnnxTensor> feeds = new HashMap<>();
            feeds.put("input", feed(type, inputs, shape));
            if (type.padded()) {
                long[] lengths = new long[batch];
                for (int e = 0; e < batch; e++) {
                    lengths[e] = steps[e];
                }
                feeds.put("lengths", OnnxTensor.createTensor(env(), LongBuffer.wrap(lengths), new long[] {batch}));
            }
            try (OrtSession.Result result = session.run(feeds)) {
                return numbers(result.get(0));
            } finally {
                feeds.values().forEach(OnnxTensor::close);
            }
        }
    }

    /// How many numbers of each example are before the end of its length.
    private int[] counted(Predictor predictor, int width) {
        int[] counted = new int[batch];
        TensorType type = model.declaration().input();
        boolean bySteps = type.padded() && model.declaration().hasPositions();
        for (int e = 0; e < batch; e++) {
            counted[e] = bySteps ? width / type.shape().dim(0) * predictor.lengths()[e] : width;
        }
        return counted;
    }

    private static float[] inputs(TensorType type, int batch) {
        int width = type.shape().size();
        float[] inputs = new float[batch * width];
        for (int i = 0; i < inputs.length; i++) {
            float number = RANDOM.uniform(1 << 20, i);
            int below = type.indicesBelow(i % width);
            inputs[i] = below == 0 ? 2 * number - 1 : (int) (number * below);
        }
        return inputs;
    }

    private static OnnxTensor feed(TensorType type, float[] inputs, long[] shape) throws OrtException {
        if (!type.isIndices()) {
            return OnnxTensor.createTensor(env(), FloatBuffer.wrap(inputs), shape);
        }
        long[] indices = new long[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            indices[i] = (long) inputs[i];
        }
        return OnnxTensor.createTensor(env(), LongBuffer.wrap(indices), shape);
    }

    static OrtEnvironment env() {
        return OrtEnvironment.getEnvironment();
    }

    /// A session with one thread.
    static OrtSession session(byte[] file) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        return env().createSession(file, options);
    }

    static float[] numbers(OnnxValue value) {
        FloatBuffer buffer = ((OnnxTensor) value).getFloatBuffer();
        float[] numbers = new float[buffer.remaining()];
        buffer.get(numbers);
        return numbers;
    }

    private double difference(float[] wanted, float[] found, int[] counted) {
        if (wanted.length != found.length) {
            throw new AssertionError(wanted.length + " outputs, and " + found.length + " of ONNX Runtime");
        }
        double largest = 0;
        double scale = 1;
        int width = wanted.length / batch;
        for (int e = 0; e < batch; e++) {
            for (int i = e * width; i < e * width + counted[e]; i++) {
                scale = Math.max(scale, Math.abs(wanted[i]));
                double difference = Math.abs((double) wanted[i] - found[i]);
                largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
            }
        }
        return largest / scale;
    }

    /// Outputs that are all the same would show nothing.
    private static void requireDifferent(float[] outputs) {
        for (float output : outputs) {
            if (output != outputs[0]) {
                return;
            }
        }
        throw new AssertionError("all " + outputs.length + " outputs are " + outputs[0]);
    }
}
