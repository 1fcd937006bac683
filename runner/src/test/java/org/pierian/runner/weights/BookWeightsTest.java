package org.pierian.runner.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

class BookWeightsTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenComesBackBitForBit() throws IOException {
        List<NamedTensor> tensors = List.of(
                Tensors.of("0", Shape.of(2, 2, 4), Tensors.SPECIAL),
                Tensors.of("1", Shape.of(1), -0.0f),
                Tensors.of("2", Shape.of(), 0.1f),
                Tensors.of("3", Shape.of(100, 1000), Tensors.random(100_000, 2)));

        assertThat(BookWeights.read(file(text(tensors)))).isEqualTo(tensors);
    }

    @Test
    void everyNumberComesBackThroughDoubleAsPythonReadsIt() {
        for (float value : Tensors.random(100_000, 3)) {
            float back = (float) Double.parseDouble(BookWeights.decimal(value));
            assertThat(Float.floatToRawIntBits(back)).isEqualTo(Float.floatToRawIntBits(value));
        }
    }

    @Test
    void theTextIsShortestDecimalsWithOneParameterALine() throws IOException {
        List<NamedTensor> tensors = List.of(
                Tensors.of("0.weight", Shape.of(2, 2), 0.1f, -2f, 1e-10f, 3e10f),
                Tensors.of("0.bias", Shape.of(2), 0.5f, -0.0f));

        assertThat(text(tensors)).isEqualTo("[\n[[0.1, -2.0], [1.0E-10, 3.0E10]],\n[0.5, -0.0]\n]\n");
        assertThat(text(List.of())).isEqualTo("[\n]\n");
    }

    @Test
    void numbersAreRoundedOnceToTheNearestFloat() {
        // The first lies just above the middle of two floats, and on it when first rounded to double.
        String justAboveTheMiddle = "1.00000005960464477540";
        assertThat(BookWeights.read(file("[[" + justAboveTheMiddle + ", 16777217, 1e-400, -0, 1E+2]]")))
                .containsExactly(Tensors.of("0", Shape.of(5), Math.nextUp(1f), 16777216f, 0f, -0.0f, 100f));
    }

    @Test
    void noParametersAreAFileToo() {
        assertThat(BookWeights.read(file(" [ ] "))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [[[1, 2], [3]]]        | parameter 0 is ragged: a list of 1 after one of 2 at the same depth
            [[1], [[1], [2, 3]]]   | parameter 1 is ragged
            [[[[1], [2]], [[3]]]]  | parameter 0 is ragged
            [[1, [2]]]             | parameter 0 has a list where its first row has a number
            [[[1], 2]]             | parameter 0 has a number where its first row has a list
            [[]]                   | parameter 0 has an empty list
            [[[1], []]]            | parameter 0 has an empty list
            [["1"]]                | parameter 0 has `1`, expected a number
            [[null]]               | parameter 0 has `null`, expected a number
            [[true]]               | parameter 0 has `true`, expected a number
            [{}]                   | parameter 0 has `{`, expected a number
            [[{"a": 1}]]           | parameter 0 has `{`, expected a number
            [[NaN]]                | parameter 0 has `NaN`, which is not a finite float32
            [[-Infinity]]          | parameter 0 has `-Infinity`, which is not a finite float32
            [[1e400]]              | parameter 0 has `1e400`, which is not a finite float32
            [[3.5e38]]             | parameter 0 has `3.5e38`, which is not a finite float32
            [[[[[[[[[[1]]]]]]]]]]  | parameter 0 is nested more than 8 deep
            {}                     | weights are a list of nested lists of numbers
            7                      | weights are a list of nested lists of numbers
            [[1]] [[2]]            | something follows the list of weights
            [[1],]                 | not valid JSON
            [[01]]                 | not valid JSON
            [[.5]]                 | not valid JSON
            [[0x1p3]]              | not valid JSON
            [[1]] // end           | not valid JSON
            [[1f]]                 | not valid JSON
            [[é]]                  | not a list of numbers: there is a byte that is not ASCII
            """)
    void whatIsNotNestedListsOfNumbersIsRefused(String text, String said) {
        assertThat(refusal(text).message()).startsWith(said);
        assertThat(refusal(text).exitCode()).isEqualTo(ExitCode.INPUT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 100})
    void cutAnywhereTheFileIsRefused(int seed) throws IOException {
        String whole = text(List.of(
                        Tensors.of("0", Shape.of(2, 2), Tensors.random(4, seed)), Tensors.of("1", Shape.of(1), 2f)))
                .strip();
        for (int length = 0; length < whole.length(); length++) {
            assertThat(refusal(whole.substring(0, length)).exitCode())
                    .as("cut after %d bytes", length)
                    .isEqualTo(ExitCode.INPUT);
        }
    }

    @Test
    void nestingAndNumbersWithoutEndAreRefusedCleanly() {
        assertThat(refusal("[".repeat(1_000_000)).exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(refusal("[[" + "1".repeat(1_000_000) + "]]").exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(refusal("[[1e1000000000000]]").exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(refusal("[[\"" + "x".repeat(30_000_000) + "\"]]").exitCode()).isEqualTo(ExitCode.INPUT);
    }

    @Test
    void aPlaceIsALineAndAColumn() {
        assertThat(refusal("[\n[1, 2],\n[3, x]\n]").place()).hasValue(folder.resolve("test.json") + ":3:5");
    }

    @Test
    void textInUtf16IsRefused() throws IOException {
        Path file = Files.write(folder.resolve("test.json"), "[[1]]".getBytes(StandardCharsets.UTF_16LE));

        assertThat(catchThrowableOfType(Failure.class, () -> BookWeights.read(file))
                        .exitCode())
                .isEqualTo(ExitCode.INPUT);
    }

    @Test
    void moreThan64MebibytesAreRefusedUnread() throws IOException {
        Path file = folder.resolve("test.json");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(BookWeights.MAX_LENGTH + 1);
        }
        assertThat(catchThrowableOfType(Failure.class, () -> BookWeights.read(file))
                        .message())
                .contains("67108865 bytes");
    }

    @Test
    void whatJsonCannotHoldIsNotWritten() {
        assertThatIllegalArgumentException().isThrownBy(() -> text(List.of(Tensors.of("0", Shape.of(1), Float.NaN))));
        assertThatIllegalArgumentException().isThrownBy(() -> text(List.of(Tensors.of("0", Shape.of(2, 0)))));
    }

    private Failure refusal(String text) {
        Path file = file(text);
        return catchThrowableOfType(Failure.class, () -> BookWeights.read(file));
    }

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("test.json"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(List<NamedTensor> tensors) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BookWeights.write(out, tensors);
        return out.toString(StandardCharsets.UTF_8);
    }
}
