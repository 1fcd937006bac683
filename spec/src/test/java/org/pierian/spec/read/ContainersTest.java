package org.pierian.spec.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.spec.ActivationSpec;
import org.pierian.spec.ContainerSpec;
import org.pierian.spec.LayerSpec;
import org.pierian.spec.NamedLayer;
import org.pierian.spec.RunSpec;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.write.ResolvedLines;
import org.pierian.spec.write.SpecWriter;

/// Layers inside layers, lists, repeats and names.
class ContainersTest {

    private static String spec(String architecture) {
        return "dataset: xor\narchitecture: " + architecture + "\nloss: sse\noptimizer: adam\n";
    }

    private static ResolvedSpec resolved(String architecture, String... sets) {
        SpecResult result = Specs.read(spec(architecture), sets);
        return result.spec().orElseThrow(() -> new AssertionError(result.diagnostics()));
    }

    private static List<LayerSpec> layers(String architecture, String... sets) {
        return resolved(architecture, sets).spec().architecture();
    }

    /// All layers by name and word, depth first.
    private static String written(List<LayerSpec.Child> layers, String before) {
        return layers.stream()
                .map(child -> before
                        + child.part()
                        + (child.layer().inside().isEmpty()
                                ? ""
                                : " " + written(child.layer().children(), before + child.part() + ".")))
                .collect(Collectors.joining(" "));
    }

    private static String written(String architecture) {
        return written(resolved(architecture).spec().layers(), "");
    }

    @Test
    void aListIsASequential() {
        assertThat(layers("[tanh, [relu, [sigmoid]]]")).isEqualTo(layers("""
                [tanh, {sequential: [relu, {sequential: {layers: [sigmoid]}}]}]"""));
        assertThat(layers("[parallel: {branches: [tanh, [relu]], join: add}]").getFirst())
                .isEqualTo(new ContainerSpec.Parallel(
                        List.of(
                                new ActivationSpec.Tanh(),
                                new ContainerSpec.Sequential(List.of(new ActivationSpec.Relu()))),
                        org.pierian.spec.Join.ADD,
                        1,
                        false));
    }

    @Test
    void namesTakeThePlaceOfNumbersAndRepeatsAddNoLevel() {
        assertThat(written("[tanh, {linear: 3, name: up}, {repeat: {times: 2, layers: [relu, [tanh, tanh]]}}, relu]"))
                .isEqualTo("0 up 2 3 3.0 3.1 4 5 5.0 5.1 6");
        assertThat(written("[{sequential: [repeat: {times: 2, layers: [[{tanh: {}, name: a}, relu]]}], name: h}]"))
                .isEqualTo("h h.0 h.0.a h.0.1 h.1 h.1.a h.1.1");
        assertThat(written("[residual: {layers: [tanh, relu], projection: [tanh, {relu: {}, name: r}]}]"))
                .isEqualTo("0 0.0 0.1 0.projection.0 0.projection.r");
        assertThat(written("[repeat: {times: 2, layers: [repeat: {times: 2, layers: [tanh]}, relu]}]"))
                .isEqualTo("0 1 2 3 4 5");
    }

    @Test
    void namesStandBesideTheWord() {
        assertThat(layers("[{name: up, linear: {out_features: 3}}]"))
                .isEqualTo(layers("[{linear: 3, name: up}]"))
                .first()
                .isInstanceOf(NamedLayer.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{linear: 3, name: up}, {tanh: {}, name: _1}, {sequential: [{relu: {}, name: up}], name: down}]",
                "[[[tanh]], {repeat: {times: 3, layers: [tanh, [relu]]}}]",
                "[{parallel: {branches: [identity, [tanh, {scale: -1}]], join: multiply, dim: -1, split: true}, name: a}]",
                "[residual: {layers: [tanh], projection: [{linear: 2, name: yes_}]}]",
            })
    void theCanonicalFormReadsAsTheSame(String architecture) {
        RunSpec spec = resolved(architecture).spec();
        String text = SpecWriter.write(spec);
        assertThat(Specs.read(text).spec().orElseThrow().spec()).isEqualTo(spec);
        assertThat(SpecWriter.write(Specs.read(text).spec().orElseThrow().spec()))
                .isEqualTo(text);
    }

    @Test
    void theCanonicalFormHasTheNameBesideTheWord() {
        assertThat(SpecWriter.write(resolved("[{tanh: {}, name: t}]").spec()))
                .contains("architecture:\n  - tanh: {}\n    name: t\n");
    }

    @Test
    void everyLineOfTheCanonicalFormHasAnOrigin() {
        assertThat(ResolvedLines.of(resolved("[{linear: 3, name: up}, [tanh]]")))
                .anySatisfy(line -> {
                    assertThat(line.path()).isEqualTo("architecture[0].name");
                    assertThat(line.origin()).get().isInstanceOf(Origin.Written.class);
                });
    }

    @Test
    void overridesReachIntoListsAndPastNames() {
        assertThat(layers("[{linear: 3, name: up}]", "architecture.0.linear.out_features=4"))
                .isEqualTo(layers("[{linear: 4, name: up}]"));
        assertThat(layers("[{linear: 3, name: up}]", "architecture.0.name=down"))
                .isEqualTo(layers("[{linear: 3, name: down}]"));
        assertThat(layers("[{linear: 3}]", "architecture.0.name=down")).isEqualTo(layers("[{linear: 3, name: down}]"));
        assertThat(layers("[[tanh, linear: 3]]", "architecture.0.1.linear.out_features=4"))
                .isEqualTo(layers("[[tanh, linear: 4]]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{linear: 3, name: up}, {tanh: {}, name: up}] | `up` is taken | 2:56",
                "[[{linear: 3, name: up}, {tanh: {}, name: up}]] | `up` is taken | 2:57",
                "[{linear: 3, name: a.b}] | cannot be `a.b` | 2:34",
                "[{linear: 3, name: \"12\"}] | cannot be `12` | 2:34",
                "[{linear: 3, name: 12}] | wants text | 2:34",
                "[repeat: {times: 2, layers: [{tanh: {}, name: t}]}] | directly in a `repeat` | 2:61",
                "[{repeat: {times: 2, layers: [tanh]}, name: t}] | `repeat` has no name | 2:59",
                "[residual: {layers: [{tanh: {}, name: projection}], projection: [tanh]}] | is taken | 2:53",
                "[parallel: {branches: [tanh], join: add, dim: 0}] | `dim: 0` is the batch | 2:61",
                "[parallel: {branches: [tanh]}] | needs `join` | 2:16",
                "[parallel: {branches: [tanh], join: sum}] | cannot be `sum` | 2:51",
                "[repeat: {times: 0, layers: [tanh]}] | at least 1 | 2:32",
                "[linear: {out_features: 3, name: up}] | unknown key `name` | 2:42",
                "[{linear: 3, tanh: {}, name: up}] | wants one layer | 2:28",
                "[[]] | `layers` is empty | 2:16",
                "[{linaer: 3, name: up}] | unknown layer `linaer` | 2:17",
            })
    void mistakesAreFoundWhereTheyAre(String architecture, String message, String place) {
        List<Diagnostic> problems = Specs.read(spec(architecture)).diagnostics();
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().message()).contains(message);
        assertThat(problems.getFirst().location().line() + ":"
                        + problems.getFirst().location().column())
                .isEqualTo(place);
    }

    @Test
    void theHelpForANameInsideSaysWhereItBelongs() {
        List<Diagnostic> problems =
                Specs.read(spec("[linear: {out_features: 3, name: up}]")).diagnostics();
        assertThat(problems.getFirst().helps().toString()).contains("beside the word: `- {linear: ..., name: ...}`");
    }

    @Test
    void hugeRepeatsAreRefusedWithoutBeingWrittenOut() {
        String inner = "tanh";
        for (int i = 0; i < 12; i++) {
            inner = "repeat: {times: 2000000000, layers: [" + inner + "]}";
        }
        List<Diagnostic> problems = Specs.read(spec("[" + inner + "]")).diagnostics();
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().message())
                .isEqualTo("an architecture has at most 20,000 layers with every `repeat` written out, got more than"
                        + " can be counted");
        assertThat(Specs.read(spec("[repeat: {times: 10000, layers: [[tanh]]}]"))
                        .isRefused())
                .isFalse();
        assertThat(Specs.read(spec("[repeat: {times: 10001, layers: [[tanh]]}]"))
                        .diagnostics()
                        .getFirst()
                        .message())
                .endsWith("got 20002");
    }

    @Test
    void deepNestsAreRefused() {
        String shallow = "[".repeat(60) + "tanh" + "]".repeat(60);
        assertThat(Specs.read(spec(shallow)).isRefused()).isFalse();
        String deep = "[".repeat(61) + "tanh" + "]".repeat(61);
        assertThat(Specs.read(spec(deep)).diagnostics().getFirst().message()).contains("nested at most 60 deep");
    }
}
