package org.pierian.runner.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.layer.Parameter;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Numbers of other types become the nearest float32.
class DataTypeTest {

    private static final int ALL_HALVES = 1 << 16;

    @TempDir
    private Path folder;

    private float[] read(String type, ByteBuffer data, int count) throws IOException {
        return SafeTensors.read(file(type, "[" + count + "]", data)).getFirst().values();
    }

    private Path file(String type, String shape, ByteBuffer data) throws IOException {
        byte[] header = ("{\"a\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":[0,"
                        + data.capacity() + "]}}")
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes =
                ByteBuffer.allocate(8 + header.length + data.capacity()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length).put(header).put(data.rewind());
        return Files.write(folder.resolve("w.safetensors"), bytes.array());
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer allHalves() {
        ByteBuffer data = littleEndian(ALL_HALVES * Short.BYTES);
        for (int bits = 0; bits < ALL_HALVES; bits++) {
            data.putShort((short) bits);
        }
        return data;
    }

    /// IEEE 754-2019, section 3.4: sign, 5 bits of exponent with bias 15, 10 bits of fraction.
    @Test
    void everyBinary16IsItself() throws IOException {
        float[] found = read("F16", allHalves(), ALL_HALVES);
        for (int bits = 0; bits < ALL_HALVES; bits++) {
            int exponent = bits >> 10 & 0x1F;
            int fraction = bits & 0x3FF;
            double sign = bits >> 15 == 0 ? 1 : -1;
            if (exponent == 0x1F && fraction != 0) {
                assertThat(found[bits]).as("%x", bits).isNaN();
                continue;
            }
            double value = sign
                    * switch (exponent) {
                        case 0 -> fraction * 0x1p-24;
                        case 0x1F -> Double.POSITIVE_INFINITY;
                        default -> (1024 + fraction) * 0x1p-25 * (1 << exponent);
                    };
            assertThat((double) (float) value).as("no rounding of %x", bits).isEqualTo(value);
            assertThat(Float.floatToRawIntBits(found[bits])).as("%x", bits).isEqualTo(Float.floatToRawIntBits((float)
                    value));
        }
    }

    @Test
    void everyBfloat16IsTheFirstHalfOfAFloat() throws IOException {
        float[] found = read("BF16", allHalves(), ALL_HALVES);
        for (int bits = 0; bits < ALL_HALVES; bits++) {
            float expected = Float.intBitsToFloat(bits * 0x10000);
            if (Float.isNaN(expected)) {
                assertThat(found[bits]).as("%x", bits).isNaN();
            } else {
                assertThat(Float.floatToRawIntBits(found[bits])).as("%x", bits).isEqualTo(bits * 0x10000);
            }
        }
    }

    /// Halfway cases go to the even neighbour; what is nearer to 2^128 than to the largest float32 is an infinity.
    @ParameterizedTest
    @CsvSource({
        "0x1.000001p0, 0x1.0p0",
        "0x1.0000010000001p0, 0x1.000002p0",
        "0x1.0000030000000p0, 0x1.000004p0",
        "0x1.0000050000000p0, 0x1.000004p0",
        "0x1.fffffefffffffp-1, 0x1.fffffep-1",
        "0x1.ffffffp-1, 0x1.0p0",
        "0x1.0p-150, 0x0.0p0",
        "-0x1.0p-150, -0x0.0p0",
        "0x1.0000000000001p-150, 0x1.0p-149",
        "0x1.8p-149, 0x1.0p-148",
        "0x1.4p-148, 0x1.0p-148",
        "0x1.fffffcp-127, 0x1.fffffcp-127",
        "0x1.fffffdp-127, 0x1.fffffcp-127",
        "0x1.fffffep127, 0x1.fffffep127",
        "0x1.fffffeffffffep127, 0x1.fffffep127",
        "0x1.ffffffp127, Infinity",
        "-0x1.ffffffp127, -Infinity",
        "0x1.0p1000, Infinity",
        "0x0.0000000000001p-1022, 0x0.0p0",
        "0x1.921fb54442d18p1, 0x1.921fb6p1",
    })
    void doublesAreRoundedOnceToTheNearest(double written, float expected) throws IOException {
        float[] found = read("F64", littleEndian(8).putDouble(written), 1);
        assertThat(Float.floatToRawIntBits(found[0])).isEqualTo(Float.floatToRawIntBits(expected));
    }

    /// Compared with exact decimals.
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void noFloatIsNearerToADouble(int seed) throws IOException {
        float[] near = Tensors.random(2_000, seed);
        ByteBuffer data = littleEndian(near.length * Double.BYTES);
        double[] written = new double[near.length];
        for (int i = 0; i < near.length; i++) {
            double step = Math.ulp(near[i]) / 8.0;
            written[i] = near[i] + (i % 17 - 8) * step;
            data.putDouble(written[i]);
        }
        float[] found = read("F64", data, near.length);
        for (int i = 0; i < near.length; i++) {
            if (Float.isFinite(found[i])) {
                BigDecimal distance = distance(found[i], written[i]);
                for (float other : List.of(Math.nextUp(found[i]), Math.nextDown(found[i]))) {
                    if (Float.isFinite(other)) {
                        int order = distance.compareTo(distance(other, written[i]));
                        boolean even = (Float.floatToRawIntBits(found[i]) & 1) == 0;
                        assertThat(order < 0 || (order == 0 && even))
                                .as("%s for %s", found[i], written[i])
                                .isTrue();
                    }
                }
            }
        }
    }

    private static BigDecimal distance(float a, double b) {
        return new BigDecimal(a).subtract(new BigDecimal(b)).abs();
    }

    /// More numbers than are read at once.
    @ParameterizedTest
    @CsvSource({"F32, 4", "F16, 2", "BF16, 2", "F64, 8"})
    void longTensorsAreReadInPieces(String type, int bytes) throws IOException {
        int count = (1 << 15) + 3;
        ByteBuffer data = littleEndian(count * bytes);
        for (int i = 0; i < count; i++) {
            float value = i % 128;
            switch (type) {
                case "F32" -> data.putFloat(value);
                case "F64" -> data.putDouble(value);
                case "F16" -> data.putShort(Float.floatToFloat16(value));
                default -> data.putShort((short) (Float.floatToRawIntBits(value) >>> 16));
            }
        }
        float[] found = read(type, data, count);
        for (int i = 0; i < count; i++) {
            assertThat(found[i]).isEqualTo(i % 128);
        }
    }

    @Test
    void aNetworkIsLoadedFromHalves() throws IOException {
        List<Parameter> parameters = Tensors.linear(2, 1).subList(0, 1);
        String name = parameters.getFirst().name();
        ByteBuffer data = littleEndian(4).putShort((short) 0x3C01).putShort((short) 0x8001);
        Path file = file("F16", "[1,2]", data);
        byte[] bytes = Files.readAllBytes(file);
        String text =
                new String(bytes, StandardCharsets.ISO_8859_1).substring(8).replace("\"a\"", "\"" + name + "\"");
        ByteBuffer renamed = ByteBuffer.allocate(8 + text.length()).order(ByteOrder.LITTLE_ENDIAN);
        renamed.putLong(text.length() - 4L).put(text.getBytes(StandardCharsets.ISO_8859_1));
        Files.write(file, renamed.array());
        WeightsFile.load(file, parameters);
        assertThat(parameters.getFirst().values()).containsExactly(0x1.004p0f, -0x1p-24f);
    }

    @ParameterizedTest
    @CsvSource({"F16, 7C00, Infinity", "F16, FE00, NaN", "BF16, FF80, -Infinity", "BF16, 7FC1, NaN"})
    void whatIsNotFiniteIsReadAndNotLoaded(String type, String bits, float value) throws IOException {
        Path file = file(type, "[1]", littleEndian(2).putShort((short) Integer.parseInt(bits, 16)));
        assertThat(SafeTensors.read(file).getFirst().values()).containsExactly(value);
        List<Parameter> one = Tensors.linear(1, 1).subList(1, 2);
        LoadRules rules = new LoadRules(
                List.of(new LoadRules.Rename(new NamePattern("**"), List.of(new NamePattern("a")))),
                List.of(),
                List.of(),
                List.of());
        assertThat(one.getFirst().shape()).isEqualTo(Shape.of(1));
        Failure failure = catchThrowableOfType(Failure.class, () -> WeightsFile.load(file, rules, one));
        assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(failure.message()).isEqualTo("tensor `a` has " + value + " at index 0, expected a finite float32");
        assertThat(one.getFirst().values()).containsExactly(7);
    }

    @Test
    void whatIsLargerThanFloat32IsNotLoaded() throws IOException {
        Path file = file("F64", "[1]", littleEndian(8).putDouble(1e300));
        assertThat(SafeTensors.read(file).getFirst().values()).containsExactly(Float.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @CsvSource({"I64, 8", "I32, 4", "I16, 2", "I8, 1", "U8, 1", "U16, 2", "U32, 4", "U64, 8", "BOOL, 1", "F8_E4M3, 1"})
    void integersAreKnownAndNotRead(String type, int bytes) throws IOException {
        Path file = file(type, "[2]", littleEndian(2 * bytes));
        Failure failure = catchThrowableOfType(Failure.class, () -> SafeTensors.read(file));
        assertThat(failure.message())
                .isEqualTo("tensor `a` has dtype `" + type + "`, expected `F32`, `F16`, `BF16` or `F64`");
    }
}
