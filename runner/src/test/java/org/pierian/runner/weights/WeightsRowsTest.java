package org.pierian.runner.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.AtomicFile;
import org.pierian.runner.file.InputFile;

/// Every way in which a weights file can be bad, one line each, by the number that it has in the catalogue of
/// cases: the reader refuses it with exit code 65 and names the byte, the tensor or the place in the JSON.
///
/// C16 (weights of another network) is in `WeightsFileTest`, C26 to C28 (checkpoints) in `CheckpointFilesTest`.
@Timeout(60)
class WeightsRowsTest {

    private static final int MAX_HEADER = 100_000_000;

    @TempDir
    private Path folder;

    /// A file that is refused.
    ///
    /// @param id number in the catalogue
    /// @param name of the file, whose ending tells the format
    /// @param content its bytes
    /// @param said what the message has in it
    @SuppressWarnings("ArrayRecordComponent") // nothing compares it
    record Row(String id, String name, byte[] content, String said) {
        @Override
        public String toString() {
            return id + ": " + said;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(lengths(), texts(), covers(), shapes(), names(), json(), jsonText(), foreign())
                .flatMap(Function.identity());
    }

    private static Stream<Row> lengths() {
        byte[] whole = file("{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}", 8);
        return Stream.of(
                st("C01", new byte[0], "at least 8 bytes, this one has 0"),
                st("C01", new byte[7], "at least 8 bytes, this one has 7"),
                st("C01", new byte[8], "not a JSON object"),
                st("C01", head(0, 8), "not a JSON object"),
                st("C01", head(9, 8), "claims to have 9 bytes, but only 8 follow"),
                st("C01", head(Long.MIN_VALUE, 8), "9223372036854775808 bytes"),
                st("C01", head(-1, 8), "18446744073709551615 bytes"),
                st("C01", head(100_000_001, 8), "100000001 bytes"),
                st("C03", Arrays.copyOf(whole, whole.length - 1), "`a` ends at 8, but there are 7 bytes"),
                st("C03", Arrays.copyOf(whole, whole.length + 1), "end at byte 8 of the values, but there are 9"),
                st("C03", join(whole, HexFormat.of().parseHex("504B050600000000")), "but there are 16 bytes"));
    }

    private static Stream<Row> texts() {
        return Stream.of(
                st("C02", file(new byte[] {'{', '"', (byte) 0xFF, '"', '}'}, 0), "not UTF-8"),
                st("C02", file("{'a'", 0), "not a JSON object"),
                st("C02", file("{'a':,}", 0), "not valid JSON"),
                st("C02", file("[]", 0), "not a JSON object"),
                st("C02", file("{} {}", 0), "something follows"),
                st("C02", file("{}]", 0), "not a JSON object"),
                st("C02", file("\uFEFF{}", 0), "not a JSON object"),
                st("C02", file("  {}", 0), "from its first byte"),
                st("C02", file("{}\n", 0), "with only spaces after it"),
                st("C07", file("{'a':" + F2 + ",'a':" + F2 + "}", 8), "occurs twice"),
                st("C07", file("{'a':{'dtype':'F32','dtype':'F32','shape':[2],'data_offsets':[0,8]}}", 8), "twice"),
                st("C07", file("{'__metadata__':{},'__metadata__':{},'a':" + F2 + "}", 8), "occurs twice"),
                st("C07", file("{'__metadata__':{'k':'1','k':'2'},'a':" + F2 + "}", 8), "occurs twice"),
                st(
                        "C09",
                        file("{'a':{'x':0,'dtype':'F32','shape':[2],'data_offsets':[0,8]}}", 8),
                        "`a` has an unknown"),
                st("C09", file("{'__metadata__':{'k':1}}", 0), "not an object of strings"),
                st("C09", file("{'__metadata__':null}", 0), "__metadata__ is not an object"),
                st("C09", file("{'__metadata__':{'k':{'k':{}}}}", 0), "not an object of strings"),
                st("C10", file(many(100_001), 0), "more than 100000 tensors"),
                st("C10", file(many(1_000_000), 0), "more than 100000 tensors"),
                st("C10", file(" ".repeat(MAX_HEADER - 1_000_000), 0), "not a JSON object"),
                st("C18", file("{'a':" + "[".repeat(100_000) + "}", 0), "`a` is not an object"));
    }

    private static final String F2 = "{'dtype':'F32','shape':[2],'data_offsets':[0,8]}";

    private static Stream<Row> covers() {
        return Stream.of(
                st("C04", file("{'a':" + F2 + ",'b':" + f("[2]", "4,12") + "}", 12), "`b` overlaps"),
                st("C04", file("{'a':" + F2 + ",'b':" + f("[1]", "12,16") + "}", 16), "`b` leaves a gap"),
                st("C04", file("{'a':" + f("[2]", "8,0") + "}", 8), "`a` needs two data_offsets"),
                st("C04", file("{'a':" + f("[2]", "-8,0") + "}", 8), "data_offsets of tensor `a`"),
                st("C04", file("{'a':" + f("[3]", "0,12") + "}", 8), "`a` ends at 12"),
                st("C04", file("{'a':" + f("[2]", "0,8,8") + "}", 8), "data_offsets of tensor `a` has more than 2"),
                st("C04", file("{'a':" + f("[2]", "'0','8'") + "}", 8), "data_offsets of tensor `a`"),
                st("C04", file("{'a':" + f("[2]", "0.0,8.0") + "}", 8), "data_offsets of tensor `a`"),
                st("C11", file("{" + same(10) + "}", 16), "overlaps"),
                st("C12", file("{'a':" + F2 + ",'b':" + f("[0]", "4,4") + "}", 8), "`b` overlaps"));
    }

    private static Stream<Row> shapes() {
        return Stream.of(
                st("C05", file("{'a':" + f("[3]", "0,8") + "}", 8), "`a` of shape [3] needs 12 bytes"),
                st("C05", file("{'a':" + f("[4194305,4194305,211106198978564]", "0,8") + "}", 8), "`a` has the shape"),
                st("C05", file("{'a':" + f("[18446744073709551616]", "0,8") + "}", 8), "shape of tensor `a`"),
                st("C05", file("{'a':" + f("[-1]", "0,8") + "}", 8), "shape of tensor `a`"),
                st("C05", file("{'a':" + f("[2.0]", "0,8") + "}", 8), "shape of tensor `a`"),
                st("C05", file("{'a':" + f("['2']", "0,8") + "}", 8), "shape of tensor `a`"),
                st(
                        "C05",
                        file("{'a':" + f("[4611686018427387904,4611686018427387904,0]", "0,0") + "}", 0),
                        "too large"),
                st("C06", file("{'a':{'dtype':'Q7','shape':[2],'data_offsets':[0,8]}}", 8), "`a` has dtype `Q7`"),
                st("C06", file("{'a':{'dtype':'f32','shape':[2],'data_offsets':[0,8]}}", 8), "`a` has dtype `f32`"),
                st("C06", file("{'a':{'dtype':'F4','shape':[16],'data_offsets':[0,8]}}", 8), "expected `F32`"),
                st("C06", file("{'a':{'dtype':'I32','shape':[2],'data_offsets':[0,8]}}", 8), "expected `F32`"),
                st("C06", file("{'a':{'dtype':'F16','shape':[2],'data_offsets':[0,8]}}", 8), "needs 4 bytes"),
                st(
                        "C13",
                        file("{'a':" + f("[" + "1,".repeat(64) + "2]", "0,8") + "}", 8),
                        "shape of tensor `a` has more"),
                st("C15", file("{'a':{'dtype':'BOOL','shape':[1],'data_offsets':[0,1]}}", 1), "`a` has dtype `BOOL`"));
    }

    private static Stream<Row> names() {
        return Stream.of("", "../../x", "\\u0000", "\\u202e", "x".repeat(65_536), "\\ud800")
                .map(name -> st("C08", file("{'" + name + "':" + F2 + "}", 8), name.equals("\\ud800") ? "JSON" : ""));
    }

    private static Stream<Row> json() {
        return Stream.of(
                js("C17", "[[NaN]]", "parameter 0 has `NaN`"),
                js("C17", "[[1], [-Infinity]]", "parameter 1 has `-Infinity`"),
                js("C17", "[[1e400]]", "parameter 0 has `1e400`"),
                js("C17", "[[" + "9".repeat(40) + "]]", "not a finite float32"),
                js("C17", "[['NaN']]", "parameter 0 has `NaN`, expected a number"),
                js("C17", "[[null]]", "parameter 0 has `null`"),
                js("C17", "[[true]]", "parameter 0 has `true`"),
                js("C17", "[[[1], 2]]", "parameter 0 has a number where its first row has a list"),
                js("C17", "[[[1, 2], [3]]]", "parameter 0 is ragged"),
                js("C17", "[[1, 2,]]", "not valid JSON"),
                js("C17", "[[1 /* one */]]", "not valid JSON"),
                js("C18", "[".repeat(100_000), "nested more than 8 deep"),
                js("C18", "[".repeat(500), "nested more than 8 deep"),
                js("C18", "[[0." + "1".repeat(1_001) + "]]", "not valid JSON"),
                js("C18", "[['" + "x".repeat(20_000_000) + "']]", ""),
                js("C18", "[[1e1000000000]]", "not a finite float32"),
                js("C18", "[{'':".repeat(50_000), "parameter 0 has `{`"));
    }

    private static Stream<Row> jsonText() {
        return Stream.of(
                js("C19", "[{'a': 1, 'a': 2}]", "parameter 0 has `{`"),
                js("C19", "[[1]] x", "not valid JSON"),
                js("C19", "[[1]] [[2]]", "something follows"),
                js("C19", "\uFEFF[[1]]", "not ASCII"),
                new Row("C19", "w.json", "[[1]]".getBytes(StandardCharsets.UTF_16LE), "not valid JSON"),
                new Row("C19", "w.json", new byte[] {'[', (byte) 0xC0, (byte) 0xB1, ']'}, "not ASCII"),
                js("C19", "[['\\ud800']]", "expected a number"));
    }

    private static Stream<Row> foreign() {
        return Stream.of("w.pt 80027D71 pickle", "w.safetensors 8004950A pickle", "w.json 80057D2E pickle")
                .map(row -> row.split(" "))
                .map(row -> new Row("C29", row[0], HexFormat.of().parseHex(row[1]), row[2]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    @Timeout(60) // a guard against files that take for ever
    void isRefused(Row row) throws IOException {
        Path file = Files.write(folder.resolve(row.name()), row.content());
        Failure failure = refusal(file);
        assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(failure.message()).contains(row.said());
        assertThat(failure.place().orElseThrow()).startsWith(file.toString());
    }

    private static Failure refusal(Path file) {
        return catchThrowableOfType(Failure.class, () -> WeightsFile.load(file, Tensors.linear(3, 2)));
    }

    /// What the format allows, C02, C12, C13, C14 and C10 up to the limit.
    @Test
    void whatIsRareButRightIsRead() throws IOException {
        assertThat(read(file("{'a':" + F2 + "}     ", 8))).hasSize(1);
        assertThat(read(file("{'e':" + f("[2,0]", "0,0") + ",'a':" + F2 + ",'z':" + f("[0]", "8,8") + "}", 8)))
                .extracting(NamedTensor::name)
                .containsExactly("e", "a", "z");
        assertThat(read(file("{'a':" + f("[]", "0,4") + "}", 4))).hasSize(1);
        assertThat(read(file("{'a':" + f("[1,1,1,1,1,1,1,2]", "0,8") + "}", 8))).hasSize(1);
        assertThat(read(file(many(100_000), 0))).hasSize(100_000);
        NamedTensor special = Tensors.of(
                "a", Shape.of(6), Float.NaN, Float.NEGATIVE_INFINITY, -0.0f, Float.MIN_VALUE, 3.4e38f, -1e-40f);
        assertThat(read(bytes(List.of(special)))).containsExactly(special);
    }

    /// C08: names that look alike are different, so that none is taken for a parameter's.
    @Test
    void twinsAreDifferentTensorsAndNoneIsLoaded() throws IOException {
        List<NamedTensor> twins = List.of(
                Tensors.of("\u00e9", Shape.of(1), 1),
                Tensors.of("e\u0301", Shape.of(1), 2),
                Tensors.of("0.Weight", Shape.of(2, 3), 1, 2, 3, 4, 5, 6),
                Tensors.of("0.bias", Shape.of(2), 1, 2));
        Path file = Files.write(folder.resolve("w.safetensors"), bytes(twins));
        assertThat(SafeTensors.read(file)).isEqualTo(twins);
        assertThat(refusal(file).message())
                .contains("`0.weight` [2, 3] is not in the file", "`0.Weight` [2, 3] is not in the network");
    }

    /// C17: a decimal is rounded once, to float32; by way of float64 the first three would come out wrong.
    @Test
    void numbersAreRoundedOnce() throws IOException {
        String text = "[[1.00000017881393421514957253748434595763683319091796875001,"
                + " 1.00000005960464477539062500000000000000000000001,"
                + " 7.038531e-26, 16777217, 0.1, -0, 1E+2, 1e-400]]";
        Path file = Files.writeString(folder.resolve("w.json"), text);
        float[] values = BookWeights.read(file).getFirst().values();
        assertThat(Float.floatToRawIntBits(values[0])).isEqualTo(0x3f800001);
        assertThat(Float.floatToRawIntBits(values[1])).isEqualTo(0x3f800001);
        assertThat(Float.floatToRawIntBits(values[2])).isEqualTo(0x15ae43fd);
        assertThat(Arrays.copyOfRange(values, 3, 8)).containsExactly(16777216f, 0.1f, -0.0f, 100f, 0f);
    }

    /// C21: written, read and written again gives the same bytes, in both formats.
    @Test
    void aMillionNumbersComeBackByteForByte() throws IOException {
        List<NamedTensor> tensors = List.of(Tensors.of("0", Shape.of(1000, 1000), Tensors.random(1_000_000, 21)));
        Path json = folder.resolve("w.json");
        AtomicFile.write(json, out -> BookWeights.write(out, tensors));
        byte[] first = Files.readAllBytes(json);
        AtomicFile.write(json, out -> BookWeights.write(out, BookWeights.read(json)));
        assertThat(Arrays.mismatch(Files.readAllBytes(json), first)).isEqualTo(-1);
        assertThat(BookWeights.read(json)).isEqualTo(tensors);
        assertThat(bytes(read(bytes(tensors)))).isEqualTo(bytes(tensors));
    }

    /// C24.
    @Test
    void aFileThatShrinksWhileItIsReadEndsIn74() throws IOException {
        Path file = Files.write(folder.resolve("w.safetensors"), new byte[100]);
        try (FileChannel channel = InputFile.open(file)) {
            Files.write(file, new byte[50]);
            Failure failure = catchThrowableOfType(
                    Failure.class, () -> SafeTensors.readFully(channel, ByteBuffer.allocate(100), 0, file));
            assertThat(failure.exitCode()).isEqualTo(ExitCode.IO);
            assertThat(failure.message()).contains("became shorter while it was read");
            assertThat(failure.place().orElseThrow()).endsWith("byte 50");
        }
    }

    /// C25.
    @Test
    void aFileIsWrittenOverWhileItIsRead() throws IOException {
        List<NamedTensor> tensors = List.of(Tensors.of("0", Shape.of(100_000), Tensors.random(100_000, 1)));
        Path file = Files.write(folder.resolve("w.safetensors"), bytes(tensors));
        AtomicFile.write(file, out -> SafeTensors.write(out, SafeTensors.read(file)));
        assertThat(SafeTensors.read(file)).isEqualTo(tensors);
    }

    /// C30.
    @Test
    void whatIsNoPlainFileIsRefusedAtOnce() throws IOException, InterruptedException {
        for (String name : List.of("w.safetensors", "w.json", "w")) {
            Path sparse = folder.resolve(name);
            try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
                file.setLength(100_000_000_000L);
            } catch (IOException e) {
                Assumptions.abort("the file system has no sparse files of this size");
            }
            assertThat(refusal(sparse).exitCode()).isEqualTo(ExitCode.INPUT);
        }
        Path folderOfThatName = Files.createDirectory(folder.resolve("d.safetensors"));
        assertThat(refusal(folderOfThatName).message()).endsWith("is a folder, not a file");
        assertThat(refusal(Path.of("-")).exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(refusal(Path.of("https://example.org/w.safetensors")).exitCode())
                .isEqualTo(ExitCode.NOT_FOUND);
        assertThat(refusal(Path.of("/dev/zero")).exitCode()).isEqualTo(ExitCode.INPUT);
        Path pipe = folder.resolve("pipe.safetensors");
        Assumptions.assumeTrue(
                new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        assertThat(refusal(pipe).message()).endsWith("is a pipe or a device, not a file");
    }

    /// C30; root reads everything.
    @Test
    void aFileThatMayNotBeReadEndsIn74() throws IOException {
        Path file = Files.write(folder.resolve("w.safetensors"), bytes(List.of()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(file));
        assertThat(refusal(file).exitCode()).isEqualTo(ExitCode.IO);
        assertThat(refusal(file).message()).contains("permission denied");
    }

    private List<NamedTensor> read(byte[] content) throws IOException {
        return SafeTensors.read(Files.write(folder.resolve("read.safetensors"), content));
    }

    private static Row st(String id, byte[] content, String said) {
        return new Row(id, "w.safetensors", content, said);
    }

    private static Row js(String id, String text, String said) {
        return new Row(id, "w.json", text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), said);
    }

    private static String f(String shape, String offsets) {
        return "{'dtype':'F32','shape':" + shape + ",'data_offsets':[" + offsets + "]}";
    }

    private static String same(int count) {
        StringBuilder text = new StringBuilder("'t0':" + f("[4]", "0,16"));
        for (int i = 1; i < count; i++) {
            text.append(",'t").append(i).append("':").append(f("[4]", "0,16"));
        }
        return text.toString();
    }

    private static String many(int count) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",").append("'").append(i).append("':").append(f("[0]", "0,0"));
        }
        return text.append('}').toString();
    }

    private static byte[] head(long length, int more) {
        return ByteBuffer.allocate(8 + more)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .array();
    }

    private static byte[] file(String header, int bytes) {
        return file(header.replace('\'', '"').getBytes(StandardCharsets.UTF_8), bytes);
    }

    private static byte[] file(byte[] header, int bytes) {
        return ByteBuffer.allocate(8 + header.length + bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .array();
    }

    private static byte[] join(byte[] a, byte[] b) {
        return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
    }

    private static byte[] bytes(List<NamedTensor> tensors) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SafeTensors.write(out, tensors);
        return out.toByteArray();
    }
}
