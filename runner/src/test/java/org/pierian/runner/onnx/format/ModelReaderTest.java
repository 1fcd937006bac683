package org.pierian.runner.onnx.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.onnx.read.OnnxImport;

/// What is written is read back, and damaged files end in an error that names the byte.
class ModelReaderTest {

    private static final int DAMAGES = 5_000;

    private static OnnxModel model() {
        return new OnnxModel(
                "net",
                21,
                List.of(new OnnxValue("x", ElementType.FLOAT, List.of("batch", "2"), "")),
                List.of(new OnnxValue("y", ElementType.FLOAT, List.of("batch", "2"), "")),
                List.of(
                        new OnnxTensor(
                                "w",
                                ElementType.FLOAT,
                                List.of(2L, 2L),
                                new OnnxTensor.Content.Floats(() -> new float[] {1, 2, 3, 4}, 4)),
                        new OnnxTensor(
                                "shape",
                                ElementType.INT64,
                                List.of(2L),
                                new OnnxTensor.Content.Longs(List.of(-1L, 2L)))),
                List.of(
                        new OnnxNode(
                                "0/Gemm",
                                "Gemm",
                                List.of("x", "w"),
                                List.of("a"),
                                List.of(Attribute.of("transB", 1), Attribute.of("alpha", 1f))),
                        new OnnxNode("1/Reshape", "Reshape", List.of("a", "shape"), List.of("b"), List.of()),
                        new OnnxNode(
                                "2/Softmax", "Softmax", List.of("b"), List.of("y"), List.of(Attribute.of("axis", -1)))),
                Map.of("key", "value"));
    }

    private static byte[] bytes(OnnxModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelWriter.write(out, model);
        assertThat(ModelWriter.size(model)).isEqualTo(out.size());
        return out.toByteArray();
    }

    @Test
    void aModelComesBackAsItWasWritten() throws IOException {
        byte[] file = bytes(model());
        OnnxModel read = ModelReader.read(ByteBuffer.wrap(file), "net.onnx");
        assertThat(read.name()).isEqualTo("net");
        assertThat(read.opset()).isEqualTo(21);
        assertThat(read.nodes()).isEqualTo(model().nodes());
        assertThat(read.inputs()).isEqualTo(model().inputs());
        assertThat(read.outputs()).isEqualTo(model().outputs());
        assertThat(read.metadata()).containsExactly(Map.entry("key", "value"));
        assertThat(((OnnxTensor.Content.Floats) read.initializers().getFirst().content())
                        .source()
                        .values())
                .containsExactly(1, 2, 3, 4);
        assertThat(bytes(read)).isEqualTo(file);
    }

    @Test
    void theFirstBytesAreVersionAndProducer() throws IOException {
        assertThat(Arrays.copyOf(bytes(model()), 11))
                .containsExactly(8, 10, 0x12, 7, 'p', 'i', 'e', 'r', 'i', 'a', 'n');
    }

    @Test
    void aFileThatIsCutAnywhereIsRefusedOrStillAWhole() throws IOException {
        byte[] file = bytes(model());
        for (int length = 0; length < file.length; length++) {
            readOrRefuse(Arrays.copyOf(file, length));
        }
        assertThatThrownBy(() -> ModelReader.read(ByteBuffer.wrap(Arrays.copyOf(file, 60)), "net.onnx"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("this is no ONNX model: it has a length of");
    }

    @Test
    void damagedFilesAreRefusedOrRead() throws IOException {
        byte[] file = bytes(model());
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < DAMAGES; i++) {
            byte[] damaged = file.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            readOrRefuse(damaged);
        }
    }

    private static void readOrRefuse(byte[] file) {
        try {
            OnnxModel model = ModelReader.read(ByteBuffer.wrap(file), "net.onnx");
            OnnxImport.read(model, "net.onnx", "net", "net-weights.safetensors");
        } catch (Failure failure) {
            assertThat(failure.exitCode().number()).isEqualTo(65);
        }
    }

    @Test
    void aShapeWithoutItsBytesTakesNoMemory() throws IOException {
        OnnxModel huge = new OnnxModel(
                "net",
                21,
                List.of(),
                List.of(),
                List.of(new OnnxTensor(
                        "w",
                        ElementType.FLOAT,
                        List.of(1L << 20, 1L << 10),
                        new OnnxTensor.Content.Floats(() -> new float[0], 0))),
                List.of(),
                Map.of());
        byte[] file = bytes(huge);
        assertThatThrownBy(() -> ModelReader.read(ByteBuffer.wrap(file), "net.onnx"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("tensor `w` of the shape [1048576, 1024] with 0 elements");
    }
}
