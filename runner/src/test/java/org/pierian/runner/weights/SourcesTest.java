package org.pierian.runner.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.tensor.Shape;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Which tensors of a file a network is made of.
class SourcesTest {

    private static final Path FILE = Path.of("w.safetensors");

    private final List<SafeTensorsHeader.Entry> entries = new ArrayList<>();
    private final List<ParameterShape> wanted = new ArrayList<>();

    private SourcesTest has(String name, int... dims) {
        return has(DataType.F32, name, dims);
    }

    private SourcesTest has(DataType type, String name, int... dims) {
        entries.add(new SafeTensorsHeader.Entry(name, type, Shape.of(dims), 0, 0));
        return this;
    }

    private SourcesTest wants(String name, int... dims) {
        wanted.add(new ParameterShape(name, Shape.of(dims)));
        return this;
    }

    private SourcesTest wants(String network) throws IOException {
        try (InputStream in = Objects.requireNonNull(SourcesTest.class.getResourceAsStream("/zoo/tensors.json"))) {
            for (Map.Entry<String, JsonNode> tensor :
                    new ObjectMapper().readTree(in).required(network).properties()) {
                int[] dims = new int[tensor.getValue().size()];
                Arrays.setAll(dims, i -> tensor.getValue().get(i).intValue());
                wants(tensor.getKey(), dims);
            }
        }
        return this;
    }

    private List<Optional<Source>> sources(LoadRules rules) {
        return Sources.of(rules, wanted, entries, FILE);
    }

    private Failure refusal(LoadRules rules) {
        Failure failure = catchThrowableOfType(Failure.class, () -> sources(rules));
        assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(failure.place()).contains(FILE.toString());
        return failure;
    }

    /// @param names in turn names in the network and in the file; several in the file have `+` between them
    private static List<LoadRules.Rename> renames(String... names) {
        List<LoadRules.Rename> renames = new ArrayList<>();
        for (int i = 0; i < names.length; i += 2) {
            renames.add(new LoadRules.Rename(new NamePattern(names[i]), patterns(names[i + 1].split("\\+"))));
        }
        return renames;
    }

    private static List<NamePattern> patterns(String... texts) {
        return Arrays.stream(texts).map(NamePattern::new).toList();
    }

    private static LoadRules renaming(String... names) {
        return new LoadRules(renames(names), List.of(), List.of(), List.of());
    }

    private static List<String> names(List<Optional<Source>> sources) {
        return sources.stream()
                .map(source -> source.map(s -> String.join(
                                "+",
                                s.parts().stream()
                                        .map(SafeTensorsHeader.Entry::name)
                                        .toList()))
                        .orElse("-"))
                .toList();
    }

    /// Names and shapes of torchvision 0.14, `resnet50().state_dict()`.
    @Test
    void resNet50ComesFromTorchvisionWithTwoRenames() throws IOException {
        wants("resnet50").has("conv1.weight", 64, 3, 7, 7).norm("bn1", 64);
        int[] blocks = {3, 4, 6, 3};
        int in = 64;
        for (int stage = 0; stage < 4; stage++) {
            int width = 64 << stage;
            for (int block = 0; block < blocks[stage]; block++) {
                String name = "layer" + (stage + 1) + "." + block + ".";
                has(name + "conv1.weight", width, in, 1, 1).norm(name + "bn1", width);
                has(name + "conv2.weight", width, width, 3, 3).norm(name + "bn2", width);
                has(name + "conv3.weight", 4 * width, width, 1, 1).norm(name + "bn3", 4 * width);
                if (block == 0) {
                    has(name + "downsample.0.weight", 4 * width, in, 1, 1).norm(name + "downsample.1", 4 * width);
                }
                in = 4 * width;
            }
        }
        has("fc.weight", 1000, 2048).has("fc.bias", 1000);
        List<Optional<Source>> sources =
                sources(renaming("layer*.*.0.projection.**", "layer*.*.downsample.**", "layer*.*.0.**", "layer*.*.**"));
        assertThat(sources).allMatch(Optional::isPresent);
        assertThat(new HashSet<>(names(sources))).hasSameSizeAs(wanted);
    }

    private SourcesTest norm(String name, int size) {
        for (String tensor : List.of("weight", "bias", "running_mean", "running_var")) {
            has(name + "." + tensor, size);
        }
        return has(DataType.I64, name + ".num_batches_tracked");
    }

    /// Names and shapes of Hugging Face's `gpt2`, whose `Conv1D` keeps weights as [in, out].
    @Test
    void gpt2ComesFromHuggingFaceWithFiveRenames() throws IOException {
        wants("gpt2").has("wte.weight", 50257, 768).has("wpe.weight", 1024, 768);
        for (int i = 0; i < 12; i++) {
            String h = "h." + i + ".";
            has(h + "ln_1.weight", 768).has(h + "ln_1.bias", 768).has(h + "ln_2.weight", 768);
            has(h + "ln_2.bias", 768).has(DataType.BOOL, h + "attn.bias", 1, 1, 1024, 1024);
            has(h + "attn.c_attn.weight", 768, 2304).has(h + "attn.c_attn.bias", 2304);
            has(h + "attn.c_proj.weight", 768, 768).has(h + "attn.c_proj.bias", 768);
            has(h + "mlp.c_fc.weight", 768, 3072).has(h + "mlp.c_fc.bias", 3072);
            has(h + "mlp.c_proj.weight", 3072, 768).has(h + "mlp.c_proj.bias", 768);
        }
        has("ln_f.weight", 768).has("ln_f.bias", 768);
        List<LoadRules.Rename> renames = renames(
                "h.*.0.attn.in_proj_*", "h.*.attn.c_attn.*",
                "h.*.0.attn.out_proj.*", "h.*.attn.c_proj.*",
                "h.*.0.ln_1.*", "h.*.ln_1.*",
                "h.*.1.ln_2.*", "h.*.ln_2.*",
                "h.*.1.*.*", "h.*.mlp.*.*");
        List<NamePattern> transpose =
                patterns("h.*.0.attn.in_proj_weight", "h.*.0.attn.out_proj.weight", "h.*.1.c_*.weight");
        List<NamePattern> ignore = patterns("h.*.attn.bias", "h.*.attn.masked_bias"); // the latter is in older files
        List<Optional<Source>> sources = sources(new LoadRules(renames, transpose, ignore, List.of()));
        assertThat(sources).allMatch(Optional::isPresent);
        assertThat(sources.stream().filter(source -> source.orElseThrow().transposed()))
                .hasSize(48);

        Failure straight = refusal(new LoadRules(renames, List.of(), ignore, List.of()));
        assertThat(straight.details())
                .contains("`h.0.0.attn.in_proj_weight`, in the file `h.0.attn.c_attn.weight`, [768, 2304] has to be"
                        + " [2304, 768]; it fits with `transpose`")
                .noneMatch(line -> line.contains("h.0.0.attn.out_proj.weight")); // 768 x 768 fits both ways
        assertThat(refusal(new LoadRules(renames, transpose, List.of(), List.of()))
                        .details())
                .first()
                .isEqualTo("`h.0.attn.bias` [1, 1, 1024, 1024] is in the file and not in the network");
    }

    /// Names and shapes of torchvision 0.14, `vit_b_16().state_dict()`.
    @Test
    void axesOfSizeOneDoNotMatter() throws IOException {
        wants("vit-b-16").has("class_token", 1, 1, 768).has("conv_proj.weight", 768, 3, 16, 16);
        has("conv_proj.bias", 768).has("encoder.pos_embedding", 1, 197, 768);
        for (int i = 0; i < 12; i++) {
            String layer = "encoder.layers.encoder_layer_" + i + ".";
            for (String ln : List.of("ln_1", "ln_2")) {
                has(layer + ln + ".weight", 768).has(layer + ln + ".bias", 768);
            }
            has(layer + "self_attention.in_proj_weight", 2304, 768).has(layer + "self_attention.in_proj_bias", 2304);
            has(layer + "self_attention.out_proj.weight", 768, 768).has(layer + "self_attention.out_proj.bias", 768);
            has(layer + "mlp.0.weight", 3072, 768).has(layer + "mlp.0.bias", 3072);
            has(layer + "mlp.3.weight", 768, 3072).has(layer + "mlp.3.bias", 768);
        }
        has("encoder.ln.weight", 768).has("encoder.ln.bias", 768);
        has("heads.head.weight", 1000, 768).has("heads.head.bias", 1000);
        assertThat(sources(renaming(
                        "class_token.weight", "class_token",
                        "pos_embedding.weight", "encoder.pos_embedding",
                        "layers.*.0.**", "encoder.layers.encoder_layer_*.**",
                        "layers.*.1.**", "encoder.layers.encoder_layer_*.**",
                        "ln.*", "encoder.ln.*",
                        "head.*", "heads.head.*")))
                .allMatch(Optional::isPresent);
    }

    @Test
    void theFirstRenameThatMatchesCounts() {
        wants("a.x", 2)
                .wants("a.y", 2)
                .wants("b.y", 2)
                .has("first", 2)
                .has("a.second", 2)
                .has("b.y", 2);
        assertThat(names(sources(renaming("a.x", "first", "a.*", "a.second"))))
                .containsExactly("first", "a.second", "b.y");
    }

    @Test
    void oneTensorMayStartSeveral() {
        wants("wte.weight", 4, 2).wants("head.weight", 4, 2).has("wte.weight", 4, 2);
        assertThat(names(sources(renaming("head.weight", "wte.weight")))).containsExactly("wte.weight", "wte.weight");
    }

    @ParameterizedTest
    @CsvSource({
        "2 3, 4 3, 6 3, true",
        "2 3, 4 1, 6 3, false",
        "2, 4, 6, true",
        "2, 4, 6 1, true",
        "2 3, 3, 3 3, false",
        "'', '', 2, false",
        "2 3, 4 3, 5 3, false",
    })
    void stackedTensorsAreAlikeApartFromTheFirstAxis(String first, String second, String all, boolean fits) {
        wants("p", dims(all)).has("q", dims(first)).has("k", dims(second));
        LoadRules rules = renaming("p", "q+k");
        if (fits) {
            assertThat(names(sources(rules))).containsExactly("q+k");
        } else {
            assertThat(refusal(rules).details()).singleElement().asString().contains("`p`, in the file `q` and more");
        }
    }

    private static int[] dims(String text) {
        return text.isEmpty()
                ? new int[0]
                : Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    @Test
    void whatIsMissingAndWhatIsLeftOverIsToldWithTheNamesThatWereMeant() {
        wants("conv1.weight", 2, 3).wants("fc.weight", 4, 2).wants("fc.bias", 4);
        has("conv1.wieght", 2, 3).has("fc.weight", 4, 2).has("extra", 5);
        Failure failure = refusal(LoadRules.NONE);
        assertThat(failure.message()).isEqualTo("the weights do not fit the network, nothing was loaded");
        assertThat(failure.details())
                .containsExactly(
                        "`conv1.weight` [2, 3] is not in the file; did you mean `conv1.wieght`?",
                        "`fc.bias` [4] is not in the file",
                        "`conv1.wieght` [2, 3] is in the file and not in the network; did you mean `conv1.weight`?",
                        "`extra` [5] is in the file and not in the network");
        assertThat(failure.helps())
                .anyMatch(help -> help.contains("`rename`") && help.contains("`except`"))
                .anyMatch(help -> help.contains("`ignore`"));
    }

    @Test
    void aRenamedTensorThatIsMissingIsToldByBothNames() {
        wants("a.weight", 2).has("b.weigth", 2);
        assertThat(refusal(renaming("a.*", "b.*")).details())
                .first()
                .isEqualTo("`b.weight` is not in the file; it is for `a.weight` [2]; did you mean `b.weigth`?");
    }

    @Test
    void exceptedTensorsAreNotTakenAndThoseOfTheirNamesAreLeft() {
        wants("a.weight", 2).wants("fc.weight", 4, 2).wants("fc.bias", 4);
        has("a.weight", 2).has("head.weight", 1000, 2);
        LoadRules rules = new LoadRules(renames("fc.*", "head.*"), List.of(), List.of(), patterns("fc.*"));
        assertThat(names(sources(rules))).containsExactly("a.weight", "-", "-");
    }

    @Test
    void aPrefixIsToldAsARename() {
        wants("0.weight", 2).wants("0.bias", 2).has("module.0.weight", 2).has("module.0.bias", 2);
        Failure failure = refusal(LoadRules.NONE);
        assertThat(failure.details())
                .singleElement()
                .asString()
                .startsWith("all names in the file begin with `module.`");
        assertThat(failure.helps()).containsExactly("add `rename: {\"**\": \"module.**\"}`");
        assertThat(names(sources(renaming("**", "module.**")))).containsExactly("module.0.weight", "module.0.bias");
    }

    @Test
    void aPrefixOfTheNetworkIsToldAsARename() {
        wants("net.0.weight", 2).wants("net.0.bias", 2).has("0.weight", 2).has("0.bias", 2);
        assertThat(refusal(LoadRules.NONE).helps()).containsExactly("add `rename: {\"net.**\": \"**\"}`");
        assertThat(names(sources(renaming("net.**", "**")))).containsExactly("0.weight", "0.bias");
    }

    @Test
    void typesThatAreNotReadAreToldWhereTheyAreUsed() {
        wants("a", 2).wants("b", 2).has(DataType.I32, "a", 2).has(DataType.F16, "b", 2);
        has(DataType.I64, "1.num_batches_tracked").has(DataType.U8, "mask", 9);
        assertThat(refusal(new LoadRules(List.of(), List.of(), patterns("mask"), List.of()))
                        .details())
                .containsExactly("`a` has dtype `I32`, expected `F32`, `F16`, `BF16` or `F64`");
    }

    @Test
    void threeAxesAreNotTransposed() {
        wants("a", 2, 3).has("a", 2, 3, 1);
        assertThat(refusal(new LoadRules(List.of(), patterns("a"), List.of(), List.of()))
                        .details())
                .containsExactly("`a` [2, 3, 1] has more than two axes and cannot be transposed");
    }

    @Test
    void aLongListIsCut() {
        for (int i = 0; i < 33; i++) {
            wants("tensor " + i, 1);
        }
        has("x", 2);
        assertThat(refusal(LoadRules.NONE).details()).hasSize(21).last().isEqualTo("and 14 more");
    }
}
