package org.pierian.runner.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;
import org.pierian.runner.dataset.PixelScaling;
import org.pierian.runner.dataset.Preprocessing;
import org.pierian.runner.dataset.Preprocessing.Input;
import org.pierian.runner.dataset.Scaling;
import org.pierian.runner.dataset.table.FeatureCoder;
import org.pierian.runner.onnx.format.ElementType;
import org.pierian.runner.onnx.format.OnnxModel;
import org.pierian.runner.onnx.format.OnnxValue;
import org.pierian.runner.onnx.nodes.Graph;
import org.pierian.spec.CategoryForm;
import org.pierian.spec.DateOrder;
import org.pierian.spec.DatePart;
import org.pierian.spec.FeatureSpec;
import org.pierian.spec.MissingCategory;
import org.pierian.spec.MissingNumber;
import org.pierian.spec.MissingWord;
import org.pierian.spec.NumberScale;

/// The nodes before a network make the same inputs as `predict`, bit for bit; of dates within the rounding of a sine.
class PreprocessingInOnnxTest {

    private static final List<String> WORDS = List.of("red", "green", "blue");
    private static final List<DatePart> PARTS = List.of(DatePart.YEAR, DatePart.MONTH, DatePart.HOUR);

    private static byte[] model(TensorType type, List<Input> inputs) {
        Graph graph = new Graph();
        InputNodes nodes = new InputNodes(graph, type);
        String seen = nodes.add(inputs).name();
        List<String> axes = new ArrayList<>(List.of("batch"));
        for (int dim : type.shape().toArray()) {
            axes.add(Integer.toString(dim));
        }
        return ComparedNetwork.bytes(new OnnxModel(
                "inputs",
                21,
                nodes.inputs(),
                List.of(new OnnxValue(seen, ElementType.FLOAT, axes, "")),
                graph.initializers(),
                graph.nodes(),
                nodes.notes()));
    }

    private static float[] run(byte[] model, Map<String, OnnxTensor> feeds) throws Exception {
        return OnnxThread.call(() -> outputs(model, feeds));
    }

    private static float[] outputs(byte[] model, Map<String, OnnxTensor> feeds) throws OrtException {
        try (OrtSession session = ComparedNetwork.session(model);
                OrtSession.Result result = session.run(feeds)) {
            return ComparedNetwork.numbers(result.get(0));
        } finally {
            feeds.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor doubles(double... values) throws OrtException {
        return OnnxTensor.createTensor(ComparedNetwork.env(), DoubleBuffer.wrap(values), new long[] {values.length, 1});
    }

    private static OnnxTensor longs(long... values) throws OrtException {
        return OnnxTensor.createTensor(ComparedNetwork.env(), LongBuffer.wrap(values), new long[] {values.length, 1});
    }

    @Test
    void columnsOfEveryKindWithMissingValues() throws Exception {
        List<FeatureSpec> features = List.of(
                new FeatureSpec.Numeric("mass", NumberScale.STANDARD, MissingNumber.MEAN),
                new FeatureSpec.Categorical("colour", WORDS, CategoryForm.ONE_HOT, MissingCategory.OWN),
                new FeatureSpec.Categorical("other", WORDS, CategoryForm.ONE_HOT, MissingCategory.ZERO),
                new FeatureSpec.Categorical("place", WORDS, CategoryForm.INDEX, MissingCategory.OWN),
                new FeatureSpec.Bool("sold", MissingNumber.MEAN),
                new FeatureSpec.Ordinal("size", WORDS, MissingNumber.ZERO),
                new FeatureSpec.DateTime("date", PARTS, DateOrder.YEAR_MONTH_DAY, MissingWord.ZERO));
        List<Input> inputs = List.of(
                new Input.Numeric("mass", new Scaling(4.1, 0.7, 4.1), MissingNumber.MEAN),
                new Input.Categorical("colour", WORDS, CategoryForm.ONE_HOT, MissingCategory.OWN),
                new Input.Categorical("other", WORDS, CategoryForm.ONE_HOT, MissingCategory.ZERO),
                new Input.Categorical("place", WORDS, CategoryForm.INDEX, MissingCategory.OWN),
                new Input.Bool("sold", 0.25, MissingNumber.MEAN),
                new Input.Ordinal("size", WORDS, 0, MissingNumber.ZERO),
                new Input.DateTime(
                        "date", PARTS, DateOrder.YEAR_MONTH_DAY, List.of(Scaling.of(2000, 11.5)), MissingWord.ZERO));
        Preprocessing fitted =
                new Preprocessing(inputs, new Preprocessing.Target.Numeric("y", Scaling.of(0, 1), Optional.empty()));
        int width = features.stream().mapToInt(FeatureSpec::inputs).sum();
        List<List<String>> rows = List.of(
                List.of("39.1", "green", "blue", "red", "yes", "blue", "2024-05-31 12:30:00"),
                List.of("", "", "", "", "", "", ""),
                List.of("-3", "red", "red", "blue", "no", "green", "1999-12-01"));
        float[] expected = new float[rows.size() * width];
        FeatureCoder coder = new FeatureCoder(features, fitted);
        for (int r = 0; r < rows.size(); r++) {
            coder.encode(
                    rows.get(r),
                    (column, cell, fault) -> {
                        throw new AssertionError(column + " " + cell + " " + fault);
                    },
                    expected,
                    r * width);
        }
        Map<String, OnnxTensor> feeds = new HashMap<>();
        feeds.put("mass", doubles(39.1, Double.NaN, -3));
        feeds.put("colour", longs(1, -1, 0));
        feeds.put("other", longs(2, -1, 0));
        feeds.put("place", longs(0, -1, 2));
        feeds.put("sold", doubles(1, Double.NaN, 0));
        feeds.put("size", longs(2, -1, 1));
        feeds.put("date.year", doubles(2024, Double.NaN, 1999));
        feeds.put("date.month", doubles(4, Double.NaN, 11));
        feeds.put("date.hour", doubles(45_000, Double.NaN, 0));
        float[] found = run(model(TensorType.numbers(Shape.of(width)), inputs), feeds);
        int dates = width - 5;
        for (int i = 0; i < expected.length; i++) {
            float allowed = i % width >= dates ? 1e-6f : 0;
            assertThat(found[i]).as("input " + i).isEqualTo(expected[i], Offset.offset(allowed));
        }
    }

    @Test
    void levelsOfPicturesByChannel() throws Exception {
        List<Scaling> channels = List.of(Scaling.of(100.25, 3.5), Scaling.of(7, 256), Scaling.of(0, 255));
        byte[] levels = new byte[2 * 3 * 8 * 16];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) (i * 31);
        }
        OnnxTensor image = OnnxTensor.createTensor(
                ComparedNetwork.env(), ByteBuffer.wrap(levels), new long[] {2, 3, 8, 16}, OnnxJavaType.UINT8);
        byte[] model = model(TensorType.numbers(Shape.of(3, 8, 16)), List.of(new Input.Picture(channels, 8, 16)));
        float[] found = run(model, Map.of("image", image));
        for (int i = 0; i < levels.length; i++) {
            float[] table = PixelScaling.table(channels.get(i / 128 % 3));
            assertThat(found[i]).isEqualTo(table[levels[i] & 0xFF]);
        }
    }

    @Test
    void numbersOfArraysByFeature() throws Exception {
        List<Scaling> scalings = List.of(Scaling.of(1, 0.3), Scaling.of(-2, 0));
        float[] numbers = {1, 2, 3.5f, 4, 5, 6.25f, 7, 8, 9, 10, 11, 12};
        OnnxTensor array =
                OnnxTensor.createTensor(ComparedNetwork.env(), FloatBuffer.wrap(numbers), new long[] {2, 3, 2});
        byte[] model = model(TensorType.numbers(Shape.of(3, 2)), List.of(new Input.Array(scalings, List.of(3, 2), 0)));
        float[] found = run(model, Map.of("array", array));
        for (int i = 0; i < numbers.length; i++) {
            assertThat(found[i]).isEqualTo(scalings.get(i % 2).apply(numbers[i]));
        }
    }
}
