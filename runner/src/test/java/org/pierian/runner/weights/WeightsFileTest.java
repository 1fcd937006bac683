package org.pierian.runner.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.SavedTensor;
import org.pierian.core.layer.State;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.AtomicFile;

class WeightsFileTest {

    private final List<Parameter> parameters = Tensors.linear(3, 2, 1);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"w.safetensors", "w.SafeTensors", "w.json", "safetensors", "json", "w.bin.safetensors"})
    void loadsWhatWasSavedByExtensionOrContent(String name) {
        fill(parameters, 0.25f);
        List<NamedTensor> saved = WeightsFile.tensors(parameters);
        Path file = name.endsWith("json") ? saveJson(name, saved) : save(name, saved);

        List<Parameter> fresh = Tensors.linear(3, 2, 1);
        WeightsFile.load(file, fresh);

        assertThat(WeightsFile.tensors(fresh)).isEqualTo(saved);
    }

    @ParameterizedTest
    @CsvSource({
        "w.pt, 80027D71, a Python pickle",
        "w, 8004950A, a Python pickle",
        "w.safetensors, 80028A0A6CFC9C46F92066A8, a Python pickle",
        "w.pt, 504B030400000808, a zip archive",
        "w.keras, 504B0304140000, a zip archive",
        "w.h5, 894844460D0A1A0A, HDF5",
        "w.json, 934E554D50590100, a NumPy array",
        "w.gguf, 4747554603000000, GGUF",
        "w.tflite, 1C00000054464C33, a TensorFlow Lite model",
        "w.onnx, 08071207, an ONNX model",
    })
    void filesOfOtherProgramsAreNamedAndNotOpened(String name, String start, String what) throws IOException {
        Path file = Files.write(folder.resolve(name), HexFormat.of().parseHex(start));
        Failure failure = catchThrowableOfType(Failure.class, () -> WeightsFile.load(file, parameters));
        assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(failure.message()).contains(what, "is not opened");
        assertThat(failure.helps()).anyMatch(help -> help.contains("convert it to safetensors"));
    }

    @Test
    void aHeaderAsLongAsThePickleMarkIsStillSafetensors() throws IOException {
        byte[] header = " ".repeat(640).getBytes(StandardCharsets.US_ASCII); // 0x280
        header[0] = '{';
        header[639] = '}';
        byte[] bytes = new byte[648];
        bytes[0] = (byte) 0x80;
        bytes[1] = 2;
        System.arraycopy(header, 0, bytes, 8, 640);
        Path file = Files.write(folder.resolve("w.safetensors"), bytes);
        WeightsFile.load(file, List.of());
        Failure failure = catchThrowableOfType(Failure.class, () -> WeightsFile.load(file, parameters));
        assertThat(failure.message()).contains("is not in the file");
    }

    @Test
    void stateIsSavedAndLoadedLikeParameters() {
        Tensor mean = CpuBackend.scalar().zeros(Shape.of(2));
        mean.assign(new float[] {0.5f, -3});
        List<SavedTensor> network = List.of(parameters.get(0), new State("1.running_mean", mean));
        Path file = save("w.safetensors", WeightsFile.tensors(network));
        mean.fill(0);

        WeightsFile.load(file, network);

        assertThat(mean.toArray()).containsExactly(0.5f, -3);
        Failure failure = catchThrowableOfType(Failure.class, () -> WeightsFile.load(file, parameters.subList(0, 1)));
        assertThat(failure.message()).contains("1.running_mean", "is not in the network");
    }

    @Test
    void tensorsHaveTheNamesAndShapesOfOtherTools() {
        assertThat(WeightsFile.tensors(parameters))
                .extracting(NamedTensor::toString)
                .containsExactly("0.weight[2, 3]", "0.bias[2]", "1.weight[1, 2]", "1.bias[1]");
    }

    @Test
    void tensorsAreFoundByNameInAnyOrder() {
        fill(parameters, 0.5f);
        List<NamedTensor> saved = WeightsFile.tensors(parameters);
        List<Parameter> fresh = Tensors.linear(3, 2, 1);

        WeightsFile.load(save("w.safetensors", saved.reversed()), fresh);

        assertThat(WeightsFile.tensors(fresh)).isEqualTo(saved);
    }

    @Test
    void allMisfitsAreToldAtOnceAndNothingIsLoaded() {
        List<NamedTensor> tensors = List.of(
                Tensors.of("0.weight", Shape.of(3, 2), 1, 2, 3, 4, 5, 6),
                Tensors.of("0.bias", Shape.of(2), 1, 2),
                Tensors.of("1.weight", Shape.of(1, 2), 1, Float.NaN),
                Tensors.of("2.bias", Shape.of(1), 1));

        Failure failure = refusal(save("w.safetensors", tensors));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(failure.message())
                .isEqualTo("the weights do not fit the network, nothing was loaded:"
                        + " `0.weight` [3, 2] has to be [2, 3];"
                        + " `1.weight` [1, 2] has NaN at index 1;"
                        + " `1.bias` [1] is not in the file;"
                        + " `2.bias` [1] is not in the network");
        assertUntouched();
    }

    @ParameterizedTest
    @ValueSource(strings = {"module.", "_orig_mod.", "module._orig_mod.", "model.net."})
    void aPrefixOfAllNamesIsToldInsteadOfEachName(String prefix) {
        Failure failure = refusal(save("w.safetensors", renamed(name -> prefix + name)));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(failure.message())
                .isEqualTo("the weights do not fit the network, nothing was loaded: all names in the file begin with `"
                        + prefix + "`, those of the network do not");
        assertThat(failure.helps())
                .singleElement()
                .asString()
                .startsWith("rename the tensors in the file, without `" + prefix + "` before each name")
                .contains("k.removeprefix(\"" + prefix + "\")");
        assertUntouched();
    }

    @Test
    void aPrefixThatTheNetworkHasIsToldToo() {
        List<NamedTensor> shorter = WeightsFile.tensors(parameters).stream()
                .filter(t -> t.name().startsWith("1."))
                .map(t -> new NamedTensor(t.name().substring(2), t.shape(), t.values()))
                .toList();
        Path file = save("w.safetensors", shorter);
        Failure failure = catchThrowableOfType(Failure.class, () -> WeightsFile.load(file, parameters.subList(2, 4)));

        assertThat(failure.message()).endsWith("all names of the network begin with `1.`, those in the file do not");
        assertThat(failure.helps()).singleElement().asString().contains("with `1.` before each name");
    }

    @Test
    void whatDoesNotFitBesidesThePrefixIsToldWithIt() {
        List<NamedTensor> tensors = List.of(
                Tensors.of("module.0.weight", Shape.of(3, 2), 1, 2, 3, 4, 5, 6),
                Tensors.of("module.0.bias", Shape.of(2), 1, 2),
                Tensors.of("module.1.weight", Shape.of(1, 2), 1, 2));

        assertThat(refusal(save("w.safetensors", tensors)).message())
                .endsWith("those of the network do not; `0.weight` [3, 2] has to be [2, 3];"
                        + " `1.bias` [1] is not in the file");
    }

    private List<NamedTensor> renamed(UnaryOperator<String> name) {
        return WeightsFile.tensors(parameters).stream()
                .map(t -> new NamedTensor(name.apply(t.name()), t.shape(), t.values()))
                .toList();
    }

    @Test
    void parametersOfJsonAreComparedByPosition() {
        Failure fewer = refusal(write("w.json", "[[[1, 2, 3], [4, 5, 6]], [[1, 2]]]"));
        assertThat(fewer.message())
                .endsWith("nothing was loaded: `0.bias` [1, 2] has to be [2]; `1.weight` [1, 2] is not in the file;"
                        + " `1.bias` [1] is not in the file");

        Failure more = refusal(write("w.json", "[[[1, 2, 3], [4, 5, 6]], [1, 2], [[1, 2]], [1], [2]]"));
        assertThat(more.message()).endsWith("nothing was loaded: `4` [1] is not in the network");
        assertUntouched();
    }

    @Test
    void aLongListOfMisfitsIsCut() {
        List<NamedTensor> tensors = new ArrayList<>(WeightsFile.tensors(parameters));
        for (int i = 0; i < 33; i++) {
            tensors.add(Tensors.of("extra " + i, Shape.of(), i));
        }
        assertThat(refusal(save("w.safetensors", tensors)).message())
                .contains("`extra 19` []")
                .doesNotContain("extra 20")
                .endsWith("; and 13 more");
    }

    @Test
    void aDamagedFileChangesNothing() throws IOException {
        byte[] whole = Files.readAllBytes(save("w.safetensors", WeightsFile.tensors(Tensors.linear(3, 2, 1))));
        Path file = Files.write(folder.resolve("w.safetensors"), java.util.Arrays.copyOf(whole, whole.length - 1));

        assertThat(refusal(file).exitCode()).isEqualTo(ExitCode.INPUT);
        assertUntouched();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "{\"a\": 1}"})
    void otherFormatsAreRefused(String content) {
        assertThat(refusal(write("weights.bin", content)).message())
                .contains("is neither a safetensors file nor weights in JSON");
    }

    @Test
    void aMissingFileIsNotFound() {
        assertThat(refusal(folder.resolve("absent")).exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(refusal(folder.resolve("absent.json")).exitCode()).isEqualTo(ExitCode.NOT_FOUND);
    }

    private void assertUntouched() {
        assertThat(parameters).allSatisfy(p -> assertThat(p.values()).containsOnly(7f));
    }

    private Failure refusal(Path file) {
        return catchThrowableOfType(Failure.class, () -> WeightsFile.load(file, parameters));
    }

    private static void fill(List<Parameter> parameters, float step) {
        float next = -1;
        for (Parameter parameter : parameters) {
            float[] values = parameter.values();
            for (int i = 0; i < values.length; i++) {
                values[i] = next += step;
            }
            parameter.assign(values);
        }
    }

    private Path save(String name, List<NamedTensor> tensors) {
        Path file = folder.resolve(name);
        AtomicFile.write(file, out -> SafeTensors.write(out, tensors));
        return file;
    }

    private Path saveJson(String name, List<NamedTensor> tensors) {
        Path file = folder.resolve(name);
        AtomicFile.write(file, out -> BookWeights.write(out, tensors));
        return file;
    }

    private Path write(String name, String content) {
        Path file = folder.resolve(name);
        AtomicFile.write(file, content);
        return file;
    }
}
