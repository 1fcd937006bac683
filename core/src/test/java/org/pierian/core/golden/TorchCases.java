package org.pierian.core.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.pierian.core.backend.Backend;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;
import org.pierian.core.testing.Tensors;

/// Reads cases of PyTorch's numbers, and compares with them: each tensor within 1e-5 of its largest entry, plus
/// 1e-7.
final class TorchCases {

    /// What the sources of tests begin with, before the file and the name of a case.
    static final String SOURCE = "golden:/";

    private TorchCases() {}

    /// What is done with a case.
    @FunctionalInterface
    interface Check {

        /// Fails where our numbers are others.
        void run(JsonNode c) throws IOException;
    }

    /// A test for each case of a file. [GoldenCoverageTest] finds them, and so knows which cases are run.
    ///
    /// @param file its name below `golden/torch` without the extension
    static Stream<DynamicTest> tests(String file, Check check) {
        return tests(file, c -> true, check);
    }

    /// A test for some cases of a file.
    static Stream<DynamicTest> tests(String file, Predicate<JsonNode> which, Check check) {
        return cases(file)
                .filter(which)
                .map(c -> DynamicTest.dynamicTest(
                        name(c),
                        URI.create(SOURCE + family(file) + "/" + name(c)),
                        () -> Float32Errors.compare(family(file) + "/" + name(c), () -> check.run(c))));
    }

    /// The file among PyTorch's numbers that the cases of one of ours are from.
    static String family(String file) {
        return file.equals("clipping") ? "optimizers" : file.replaceFirst("-.*", "");
    }

    /// The cases of a file. With `-Dpierian.golden=FOLDER` their numbers are those of the files there.
    ///
    /// @param file its name below `golden/torch` without the extension
    static Stream<JsonNode> cases(String file) {
        List<JsonNode> ours = in(GoldenFile.resource("torch/" + file + ".json"));
        assertThat(ours).isNotEmpty();
        String other = System.getProperty("pierian.golden", "");
        if (other.isEmpty()) {
            return ours.stream();
        }
        Set<String> names = ours.stream().map(TorchCases::name).collect(Collectors.toSet());
        List<JsonNode> theirs = in(GoldenFile.file(Path.of(other, family(file) + ".json")));
        assertThat(theirs).extracting(TorchCases::name).containsAll(names);
        return theirs.stream().filter(c -> names.contains(name(c)));
    }

    /// The cases in the contents of a file.
    static List<JsonNode> in(JsonNode file) {
        return StreamSupport.stream(file.required("cases").spliterator(), false).toList();
    }

    static String name(JsonNode c) {
        return c.required("name").asText();
    }

    static String type(JsonNode c) {
        return c.required("config").required("type").asText();
    }

    /// Compares output and gradients of a layer.
    ///
    /// @param names what the case calls the parameters, in their order
    static void checkLayer(JsonNode c, LayerPlan plan, Function<List<Parameter>, List<String>> names, Backend backend) {
        Tensor x = tensor(c.required("inputs").required("x"));
        TensorType in = TensorType.numbers(example(x.shape()));
        Layer layer = plan.build(in, new Site("", 0, x.rows(), backend));
        List<Parameter> parameters = layer.parameters();
        List<String> known = names.apply(parameters);
        assertThat(parameters).hasSameSizeAs(known);
        for (int i = 0; i < known.size(); i++) {
            parameters
                    .get(i)
                    .assign(tensor(c.required("parameters").required(known.get(i)))
                            .toArray());
        }
        JsonNode expected = c.required("expected");
        Tensor y = backend.zeros(plan.output(in).shape().prepend(x.rows()));
        Pass pass = new Pass(x.rows());
        layer.forward(pass.begin(Mode.TRAIN, 0), x, y);
        assertThat(y.shape()).isEqualTo(shape(expected.required("output")));
        check("output", y.toArray(), expected.required("output"));

        Tensor dx = Tensors.zerosLike(x);
        layer.backward(pass, x, y, tensor(c.required("inputs").required("upstream")), dx);
        check("input gradient", dx.toArray(), expected.required("grad_inputs").required("x"));
        assertThat(parameters).hasSize(expected.required("grad_parameters").size());
        for (int i = 0; i < known.size(); i++) {
            String name = known.get(i);
            check(
                    name,
                    parameters.get(i).gradients(),
                    expected.required("grad_parameters").required(name));
        }
    }

    static void check(String what, float[] actual, JsonNode expected) {
        check(what, actual, data(expected));
    }

    static void check(String what, float[] actual, double[] expected) {
        check(what, actual, expected, 1e-5);
    }

    /// Compares with another tolerance.
    ///
    /// @param part of the largest number, that a number may be off besides 1e-7
    static void check(String what, float[] actual, double[] expected, double part) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        new Tolerance(0, part * largest + 1e-7).check(what, actual, expected);
        Float32Errors.add(actual, expected, largest);
    }

    static double[] data(JsonNode tensor) {
        return GoldenFile.doubles(tensor.required("data"));
    }

    static Tensor tensor(JsonNode tensor) {
        return Tensors.of(shape(tensor), GoldenFile.floats(tensor.required("data")));
    }

    static Shape shape(JsonNode tensor) {
        double[] dims = GoldenFile.doubles(tensor.required("shape"));
        return Shape.of(Arrays.stream(dims).mapToInt(d -> (int) d).toArray());
    }

    private static Shape example(Shape batch) {
        int[] dims = batch.toArray();
        return Shape.of(Arrays.copyOfRange(dims, 1, dims.length));
    }
}
