package org.pierian.runner.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

class SafeTensorsTest {

    private static final List<NamedTensor> TWO =
            List.of(Tensors.of("0.weight", Shape.of(1, 2), 1, 2), Tensors.of("0.bias", Shape.of(1), 3));

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenComesBackBitForBit() throws IOException {
        List<NamedTensor> tensors = List.of(
                Tensors.of("9.weight", Shape.of(4, 4), Tensors.SPECIAL),
                Tensors.of("0.weight", Shape.of(50, 1000), Tensors.random(50_000, 1)),
                Tensors.of("not a number", Shape.of(3), Float.NaN, Float.NEGATIVE_INFINITY, -0.0f),
                Tensors.of("scalar", Shape.of(), -0.0f),
                Tensors.of("empty", Shape.of(2, 0)),
                Tensors.of("größe 权", Shape.of(1, 1, 1, 1, 1, 1, 1, 2), 1, 2));

        assertThat(SafeTensors.read(saved(bytes(tensors)))).isEqualTo(tensors);
    }

    @Test
    void bytesAreThoseOfTheFormat() throws IOException {
        String header = "{\"0.weight\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]},"
                + "\"0.bias\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}";
        String padded = header + " ".repeat((8 - header.length() % 8) % 8);

        assertThat(bytes(TWO)).isEqualTo(file(padded, 1, 2, 3));
    }

    @Test
    void aListOfNoTensorsIsAFileToo() throws IOException {
        assertThat(SafeTensors.read(saved(bytes(List.of())))).isEmpty();
    }

    @Test
    void metadataAndAnyOrderOfTheHeaderAreRead() throws IOException {
        String header = "{\"b\":{\"data_offsets\":[4,8],\"shape\":[1],\"dtype\":\"F32\"},"
                + "\"__metadata__\":{\"format\":\"pt\"},"
                + "\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]}}  ";

        assertThat(SafeTensors.read(saved(file(header, 5, 6))))
                .containsExactly(Tensors.of("a", Shape.of(), 5), Tensors.of("b", Shape.of(1), 6));
    }

    @Test
    void cutAnywhereTheFileIsRefused() throws IOException {
        byte[] whole = bytes(TWO);
        for (int length = 0; length < whole.length; length++) {
            assertThat(refusal(Arrays.copyOf(whole, length)).exitCode())
                    .as("cut after %d bytes", length)
                    .isEqualTo(ExitCode.INPUT);
        }
    }

    @Test
    void aByteAtTheEndIsRefused() throws IOException {
        byte[] whole = bytes(TWO);
        assertThat(refusal(Arrays.copyOf(whole, whole.length + 1)).message())
                .isEqualTo("the tensors end at byte 12 of the values, but there are 13 bytes");
    }

    @Test
    void everyChangedByteOfTheHeaderIsRefusedOrReadCleanly() throws IOException {
        byte[] whole = bytes(TWO);
        int end = whole.length - 12;
        byte[] nasty = {0, 1, ' ', '"', '{', '}', '[', ',', '-', '9', 'e', '\\', '\n', 0x7F, (byte) 0x80, (byte) 0xFF};
        for (int i = 0; i < end; i++) {
            for (byte replacement : nasty) {
                byte[] changed = whole.clone();
                changed[i] = replacement;
                Path file = saved(changed);
                try {
                    assertThat(SafeTensors.read(file)).hasSize(2);
                } catch (Failure failure) {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
                    assertThat(failure.place().orElseThrow()).startsWith(file.toString());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "100000001, 100000001",
        "9223372036854775807, 9223372036854775807",
        "-1, 18446744073709551615",
        "500, 500 bytes; but only 4 follow"
    })
    void aHeaderThatIsTooLongIsRefusedBeforeMemoryIsTaken(long length, String said) throws IOException {
        byte[] bytes = ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .array();

        assertThat(refusal(bytes).message()).contains(said.replace(';', ','));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | occurs twice
            {"a":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}}      | occurs twice
            {"a":{"dtype":"F16","shape":[2],"data_offsets":[0,8]}}                    | of shape [2] needs 4 bytes, its data_offsets give it 8
            {"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}                    | tensor `a` has dtype `I64`, expected `F32`, `F16`, `BF16` or `F64`
            {"a":{"dtype":"f32","shape":[2],"data_offsets":[0,8]}}                    | tensor `a` has dtype `f32`, expected `F32`
            {"a":{"dtype":32,"shape":[2],"data_offsets":[0,8]}}                       | dtype of tensor `a` is not a string
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | tensor `b` overlaps the tensor before it
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}                    | tensor `a` leaves a gap before it
            {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}                   | ends at 12, but there are 8 bytes
            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}                    | the tensors end at byte 4
            {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}                    | of shape [3] needs 12 bytes, its data_offsets give it 8
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}                    | needs two data_offsets
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}                      | needs two data_offsets
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,8]}}                  | more than 2 numbers
            {"a":{"dtype":"F32","shape":[2],"data_offsets":["0","8"]}}                | not a list of integers
            {"a":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}}                  | not a list of integers
            {"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}                   | negative or too large
            {"a":{"dtype":"F32","shape":[18446744073709551616],"data_offsets":[0,8]}} | negative or too large
            {"a":{"dtype":"F32","shape":[4194305,4194305,211106198978564],"data_offsets":[0,8]}} | which is too large
            {"a":{"dtype":"F32","shape":[4611686018427387904,4611686018427387904,0],"data_offsets":[0,0]}} | which is too large
            {"a":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,2],"data_offsets":[0,8]}}    | more than 8 numbers
            {"a":{"dtype":"F32","shape":[2]}}                                         | needs dtype, shape and data_offsets
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1}}              | has an unknown key `x`
            {"a":[1]}                                                                 | tensor `a` is not an object
            {"":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}                     | has a name that is empty
            {"../a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}                 | has a name that is empty, too long, or not plain
            {"\\u0000":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}              | tensor `\\u0000` has a name
            {"\\u202E":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}              | tensor `\\u202e` has a name
            {"\\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}              | the header is not valid JSON
            {"__metadata__":{"n":1}}                                                  | __metadata__ is not an object of strings
            {"__metadata__":null}                                                     | __metadata__ is not an object
            {"__metadata__":{"n":"1","n":"1"}}                                        | occurs twice
            {"a":}                                                                    | not valid JSON
            {} {}                                                                     | something follows
            [1]                                                                       | not a JSON object
            x{}                                                                       | not a JSON object
            {}x                                                                       | not a JSON object
            """)
    void aHeaderThatLiesIsRefused(String header, String said) {
        assertThat(refusal(file(header, 1, 2)).message()).contains(said);
    }

    @Test
    void textInOtherEncodingsIsRefused() {
        byte[] utf16 = "{}".getBytes(StandardCharsets.UTF_16LE);
        byte[] header = Arrays.copyOf(utf16, 5);
        header[4] = '}';

        assertThat(refusal(file(header)).message()).isEqualTo("the header is not UTF-8 text");
        assertThat(refusal(file(new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', '}'}))
                        .message())
                .isEqualTo("the header is not UTF-8 text");
        assertThat(refusal(file("\uFEFF{}".getBytes(StandardCharsets.UTF_8))).message())
                .contains("not a JSON object");
    }

    @Test
    void nestingAndNamesWithoutEndAreRefusedCleanly() {
        assertThat(refusal(file("{\"a\":" + "[".repeat(100_000) + "}")).exitCode())
                .isEqualTo(ExitCode.INPUT);
        assertThat(refusal(file("{\"" + "a".repeat(1_000_000) + "\":1}")).exitCode())
                .isEqualTo(ExitCode.INPUT);
    }

    @Test
    void moreTensorsThanAnyNetworkHasAreRefused() {
        StringBuilder header = new StringBuilder("{");
        for (int i = 0; i <= 100_000; i++) {
            header.append(i == 0 ? "" : ",").append('"').append(i);
            header.append("\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}");
        }
        assertThat(refusal(file(header.append('}').toString())).message()).contains("more than 100000 tensors");
    }

    @Test
    void whatIsNoFileIsRefused() {
        assertThat(failure(folder).message()).endsWith("is a folder, not a file");
        assertThat(failure(folder.resolve("absent.safetensors")).exitCode()).isEqualTo(ExitCode.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "__metadata__", "0.weight", "a\nb"})
    void writingRefusesNamesThatReadingWouldRefuse(String name) {
        List<NamedTensor> tensors = List.of(TWO.getFirst(), Tensors.of(name, Shape.of(), 1));

        assertThatIllegalArgumentException().isThrownBy(() -> bytes(tensors));
    }

    private Failure refusal(byte[] content) {
        return failure(saved(content));
    }

    private static Failure failure(Path file) {
        return catchThrowableOfType(Failure.class, () -> SafeTensors.read(file));
    }

    private Path saved(byte[] content) {
        try {
            return Files.write(folder.resolve("test.safetensors"), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] file(String header, float... values) {
        return file(header.getBytes(StandardCharsets.UTF_8), values);
    }

    private static byte[] file(byte[] header, float... values) {
        ByteBuffer file = ByteBuffer.allocate(8 + header.length + values.length * 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header);
        for (float value : values) {
            file.putFloat(value);
        }
        return file.array();
    }

    private static byte[] bytes(List<NamedTensor> tensors) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SafeTensors.write(out, tensors);
        return out.toByteArray();
    }
}
