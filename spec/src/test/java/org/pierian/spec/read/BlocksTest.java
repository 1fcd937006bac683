package org.pierian.spec.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.write.ResolvedLines;
import org.pierian.spec.write.SpecWriter;

/// A spec with blocks is the spec that has their layers written by hand.
class BlocksTest {

    private static final String REST = """
            name: small
            dataset: xor
            loss: sse
            optimizer: {gradient_descent: 0.1}
            """;

    private static final String HIDDEN = """
            blocks:
              Hidden:
                params: [width, {act: relu}]
                layers: [{linear: "${width}"}, "${act}"]
            """;

    static Stream<Arguments> pairs() {
        String hidden16 = "{sequential: [{linear: 16}, relu]}";
        return Stream.of(
                pair("blocks: {Pair: [tanh, relu]}\narchitecture: [Pair]", "[{sequential: [tanh, relu]}]"),
                pair("blocks: {P: [tanh]}\narchitecture: [P, P]", "[{sequential: [tanh]}, {sequential: [tanh]}]"),
                pair("blocks: {Pair: [tanh]}\narchitecture: [{Pair: {}}]", "[{sequential: [tanh]}]"),
                pair("blocks: {Pair: {layers: [tanh]}}\narchitecture: [Pair]", "[{sequential: [tanh]}]"),
                pair(HIDDEN + "architecture: [{Hidden: 16}]", "[" + hidden16 + "]"),
                pair(HIDDEN + "architecture: [{Hidden: {width: 16}}]", "[" + hidden16 + "]"),
                pair(HIDDEN + "architecture: [{Hidden: {act: tanh, width: 8}}]", "[{sequential: [{linear: 8}, tanh]}]"),
                pair(
                        HIDDEN + "architecture: [{Hidden: {width: 8, act: {leaky_relu: 0.2}}}]",
                        "[{sequential: [{linear: 8}, {leaky_relu: 0.2}]}]"),
                pair(
                        HIDDEN + "architecture: [{Hidden: {width: 8, act: {Hidden: 16}}}]",
                        "[{sequential: [{linear: 8}, " + hidden16 + "]}]"),
                pair(
                        HIDDEN + "architecture: [{residual: [{Hidden: 2}]}, {sequential: {layers: [{Hidden: 16}]}}]",
                        "[{residual: [{sequential: [{linear: 2}, relu]}]}, {sequential: [" + hidden16 + "]}]"),
                pair(
                        "blocks:\n  Act: [tanh]\n  Two: [Act, {residual: [Act]}]\narchitecture: [Two]",
                        "[{sequential: [{sequential: [tanh]}, {residual: [{sequential: [tanh]}]}]}]"),
                pair(
                        "blocks:\n  Act: [tanh]\n  Use: {params: [a], layers: [\"${a}\"]}\narchitecture: [{Use: Act}]",
                        "[{sequential: [{sequential: [tanh]}]}]"),
                pair(
                        "blocks:\n  Use: {params: [inner], layers: [{residual: \"${inner}\"}]}\n"
                                + "architecture: [{Use: [tanh, relu]}]",
                        "[{sequential: [{residual: [tanh, relu]}]}]"),
                pair(
                        "blocks:\n  C: {params: [k], layers: [{conv2d: {out_channels: 2, kernel_size: \"${k}\"}}]}\n"
                                + "architecture: [{C: {k: [3, 5]}}]",
                        "[{sequential: [{conv2d: {out_channels: 2, kernel_size: [3, 5]}}]}]"),
                pair(
                        "params: {width: 4}\nblocks: {Wide: [{linear: \"${width * 4}\"}]}\narchitecture: [Wide]",
                        "[{sequential: [{linear: 16}]}]"),
                pair("params: {w: 4}\n" + HIDDEN + "architecture: [{Hidden: \"${w * 4}\"}]", "[" + hidden16 + "]"),
                pair(
                        "params: {act: Pair}\nblocks: {Pair: [tanh]}\narchitecture: [\"${act}\"]",
                        "[{sequential: [tanh]}]"),
                pair(
                        "blocks:\n"
                                + "  In: {params: [width, x], layers: [{linear: \"${width}\"}, {linear: \"${x}\"}]}\n"
                                + "  Out: {params: [x, width], layers: [{In: {width: \"${x}\", x: \"${width}\"}}]}\n"
                                + "architecture: [{Out: {x: 5, width: 6}}]",
                        "[{sequential: [{sequential: [{linear: 5}, {linear: 6}]}]}]"),
                pair(
                        "blocks:\n  Level: {params: [width, below],\n    layers: [{linear: \"${width}\"}, \"${below}\","
                                + " {linear: \"${width}\"}]}\n"
                                + "architecture: [{Level: {width: 8, below: {Level: {width: 4, below: tanh}}}}]",
                        "[{sequential: [{linear: 8}, {sequential: [{linear: 4}, tanh, {linear: 4}]}, {linear: 8}]}]"),
                pair(
                        "blocks: {Twice: {params: [l], layers: [\"${l}\", \"${l}\"]}}\n"
                                + "architecture: [{Twice: {l: {Twice: tanh}}}]",
                        "[{sequential: [{sequential: [tanh, tanh]}, {sequential: [tanh, tanh]}]}]"),
                pair(
                        "params: {base: relu}\nblocks: {Act: {params: [{act: \"${base}\"}], layers: [\"${act}\"]}}\n"
                                + "architecture: [Act]",
                        "[{sequential: [relu]}]"),
                pair(
                        "blocks:\n  A: [tanh]\n  B: {params: [{act: A}], layers: [\"${act}\"]}\narchitecture: [B]",
                        "[{sequential: [{sequential: [tanh]}]}]"),
                pair(
                        "blocks: {W: {params: [in, out],\n  layers: [{linear: {in_features: \"${in / 4}\","
                                + " out_features: \"${out - in}\"}}]}}\narchitecture: [{W: {in: 8, out: 11}}]",
                        "[{sequential: [{linear: {in_features: 2, out_features: 3}}]}]"));
    }

    private static Arguments pair(String blocks, String byHand) {
        return Arguments.of(blocks, byHand);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aBlockIsItsCopyWrittenByHand(String blocks, String byHand) {
        SpecResult written = Specs.read(REST + blocks);
        assertThat(written.diagnostics()).isEmpty();
        assertThat(canonical(written)).isEqualTo(canonical(Specs.read(REST + "architecture: " + byHand)));
    }

    private static String canonical(SpecResult result) {
        assertThat(result.diagnostics()).filteredOn(Diagnostic::isError).isEmpty();
        return SpecWriter.write(result.spec().orElseThrow().spec());
    }

    @ParameterizedTest
    @CsvSource({
        "${n * 4}, 24",
        "${n*4}, 24",
        "${ n + 4 }, 10",
        "${n / 3}, 2",
        "${n - 10}, -4",
        "${n + -2}, 4",
        "${n--2}, 8",
        "${-2 * n}, -12",
        "${2 * 3}, 6",
        "${n - n}, 0",
        "${n * m}, 42",
        "${n / -6}, -1",
        "${big + 0}, 9223372036854775807",
    })
    void oneOperatorStandsBetweenTwoIntegers(String expression, long seed) {
        String text = "params: {n: 6, m: 7, big: 9223372036854775807}\nseed: \"" + expression + "\"\n" + REST
                + "architecture: [tanh]\n";
        SpecResult result = Specs.read(text);
        assertThat(result.diagnostics()).filteredOn(Diagnostic::isError).isEmpty();
        assertThat(result.spec().orElseThrow().spec().seed()).isEqualTo(seed);
    }

    @Test
    void anOperationInALongerTextInsertsTheResult() {
        String text = "params: {n: 6}\n" + REST.replace("small", "\"wide-${n * 2}\"") + "architecture: [tanh]\n";
        assertThat(Specs.read(text).spec().orElseThrow().spec().name()).isEqualTo("wide-12");
    }

    @Test
    void setReachesParamsAndSoBlocks() {
        String text = "params: {w: 4}\n" + REST + HIDDEN + "architecture: [{Hidden: \"${w}\"}]\n";
        String copy = REST + "architecture: [{sequential: [{linear: 64}, relu]}]\n";
        assertThat(canonical(Specs.read(text, "params.w=64"))).isEqualTo(canonical(Specs.read(copy)));
    }

    @Test
    void setReachesAnArgument() {
        String text = REST + HIDDEN + "architecture: [{Hidden: {width: 4}}]\n";
        String copy = REST + "architecture: [{sequential: [{linear: 64}, relu]}]\n";
        assertThat(canonical(Specs.read(text, "architecture.0.Hidden.width=64")))
                .isEqualTo(canonical(Specs.read(copy)));
    }

    @Test
    void capitalLettersOutsideOfLayersAreNoBlocks() {
        assertThat(Specs.read(Specs.TABLE + "blocks: {Adelie: [tanh]}\n").diagnostics())
                .isEmpty();
    }

    @Test
    void aBlockThatIsNotUsedIsNoError() {
        assertThat(Specs.read(REST + "blocks: {Spare: [nonsense]}\narchitecture: [tanh]\n")
                        .diagnostics())
                .isEmpty();
    }

    @Test
    void whatStandsBesideABlockStaysBesideItsSequential() {
        SpecResult result = Specs.read(REST + "blocks: {Pair: [tanh]}\narchitecture: [{Pair: {}, nme: layer1}]\n");
        assertThat(result.diagnostics()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("S005");
            assertThat(problem.location()).hasToString("test.yaml:6:27");
        });
    }

    @Test
    void eachValueKnowsWhereItIsWritten() {
        ResolvedSpec spec = Specs.read(REST + HIDDEN + "architecture: [{Hidden: 16}]\n")
                .spec()
                .orElseThrow();
        Origin origin = spec.origins().get("architecture[0].sequential.layers[0].linear.out_features");
        assertThat(origin).isInstanceOfSatisfying(Origin.Parameter.class, parameter -> {
            assertThat(parameter.owner()).isEqualTo("Hidden");
            assertThat(parameter.name()).isEqualTo("width");
            assertThat(parameter.location()).hasToString("test.yaml:8:23");
            assertThat(parameter.location().use().orElseThrow().place()).hasToString("test.yaml:9:17");
            assertThat(parameter.definition()).hasToString("test.yaml:9:25");
        });
        assertThat(ResolvedLines.of(spec)).isNotEmpty();
    }

    @Test
    void blocksOfABaseAreInherited(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("base.yaml"), REST + "blocks: {A: [tanh], B: [A, A]}\narchitecture: [B]\n");
        Path heir = Files.writeString(folder.resolve("heir.yaml"), "extends: base.yaml\nblocks: {A: [relu]}\n");
        String copy = "architecture: [{sequential: [{sequential: [relu]}, {sequential: [relu]}]}]";
        assertThat(canonical(SpecReader.read(heir, List.of()))).isEqualTo(canonical(Specs.read(REST + copy)));
    }
}
