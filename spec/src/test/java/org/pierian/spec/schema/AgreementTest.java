package org.pierian.spec.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticCodes;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.SpecReader;
import org.pierian.spec.read.SpecResult;
import org.pierian.spec.yaml.YamlReader;

/// The schema and the reader, with the same files: what the schema refuses the reader refuses; what the reader
/// refuses the schema refuses, but for what a schema cannot know: a parameter's value, another file, and what
/// is named below.
class AgreementTest {

    /// What the reader alone knows, by the code of its refusal. Misfits of shapes are found later, by `check`.
    private static final Map<String, String> READER_ALONE = Map.of(
            DiagnosticCodes.NUMBER_FORM, "how a number is written: 3.0 is an integer for a schema",
            DiagnosticCodes.NOT_FINITE, "which numbers become zero as a 32-bit float",
            DiagnosticCodes.CONTRADICTION, "rules between keys, such as `low` below `high`",
            DiagnosticCodes.UNKNOWN_PARAMETER, "which parameters there are");

    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(SpecSchema.write());

    private static final String BLOCKLESS =
            "dataset: xor\narchitecture: [relu]\nloss: sse\noptimizer: {gradient_descent: 0.1}\n";

    @TempDir
    Path folder;

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../examples/specs"))) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void bothAcceptTheExamples(Path example) throws IOException {
        assertThat(SpecReader.read(example, List.of()).isRefused()).isFalse();
        assertThat(refusals(Files.readString(example))).isEmpty();
    }

    @Test
    void bothJudgeEveryChangeOfEveryKeyAlike() {
        Set<String> needed = ConcurrentHashMap.newKeySet();
        Set<JsonNode> judged = ConcurrentHashMap.newKeySet(); // words in the place of a component come again for each
        AtomicInteger accepted = new AtomicInteger();
        SampleSpecs.all().entrySet().parallelStream().forEach(sample -> {
            assertThat(judge(sample.getKey(), needed) || onlyContradicts(sample.getKey()))
                    .as(sample.toString())
                    .isTrue();
            for (JsonNode mutant : Mutations.of(sample.getKey(), sample.getValue())) {
                if (judged.add(mutant) && judge(mutant, needed)) {
                    accepted.incrementAndGet();
                }
            }
        });
        assertThat(judged.size() - accepted.get()).as("refused").isGreaterThan(5000);
        assertThat(accepted.get()).as("accepted").isGreaterThan(500);
        assertThat(needed).as("exclusions that are needed").isEqualTo(READER_ALONE.keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "params: 3",
                "params: {rate: [1]}",
                "params: {rate: {a: 1}}",
                "params: {ra-te: 1}",
                "params: {rate: \"${other}\"}",
                "params: {}",
                "params: {a: 1, b: word, c: true, d: null, e: 1.5}",
                "extends: ../up.yaml",
                "extends: /etc/passwd",
                "extends: 'C:\\a.yaml'",
                "extends: a/../b.yaml",
                "extends: [a.yaml]",
                "extends: ''",
                "extends: base.yaml",
                "extends: sub/..base.yaml",
            })
    void bothJudgeParamsAndExtendsAlike(String line) {
        judge(YamlValues.of(line), new HashSet<>());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blocks: 3",
                "blocks: {}",
                "blocks: {A: [relu]}",
                "blocks: {A: relu}",
                "blocks: {A: []}",
                "blocks: {a: [relu]}",
                "blocks: {A-b: [relu]}",
                "blocks: {A: {layers: [relu]}}",
                "blocks: {A: {layers: []}}",
                "blocks: {A: {params: [w]}}",
                "blocks: {A: {params: {w: 1}, layers: [relu]}}",
                "blocks: {A: {params: [{w: 1, v: 2}], layers: [relu]}}",
                "blocks: {A: {params: [w-v], layers: [relu]}}",
                "blocks: {A: {param: [w], layers: [relu]}}",
                "blocks: {A: {params: [w, {v: relu}], layers: [{linear: \"${w * 4}\"}, \"${v}\"]}}",
                "blocks: {A: {params: [w], layers: [{sequential: \"${w}\"}]}}",
            })
    void bothJudgeBlocksAlike(String line) {
        SpecResult result = read(BLOCKLESS + line + "\n");
        assertThat(refusals(BLOCKLESS + line + "\n").isEmpty()).as(line).isEqualTo(!result.isRefused());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[A]",
                "[{A: 3}]",
                "[{A: {w: 3}}]",
                "[{residual: [{A: 3}]}]",
                "[{sequential: {layers: [A]}}]",
                "[{A: 3}, {linear: \"${w / 2}\"}]",
            })
    void bothAcceptBlocksAsLayers(String architecture) {
        String text = "params: {w: 4}\ndataset: xor\nloss: sse\noptimizer: {gradient_descent: 0.1}\n"
                + "blocks: {A: {params: [{w_in: 4}], layers: [{linear: \"${w * w_in}\"}]}}\narchitecture: "
                + architecture.replace("{w: 3}", "{w_in: 3}") + "\n";
        assertThat(read(text).isRefused()).isFalse();
        assertThat(refusals(text)).isEmpty();
    }

    /// Words that are no blocks are still checked next to blocks.
    @ParameterizedTest
    @ValueSource(strings = {"[A, lineer]", "[{lineer: 3}, A]", "[{A: }]", "[{linear: {out_featurs: 3}}]"})
    void bothRefuseWhatIsNoBlock(String architecture) {
        String text = BLOCKLESS.replace("[relu]", architecture) + "blocks: {A: [relu]}\n";
        assertThat(read(text).isRefused()).isTrue();
        assertThat(refusals(text)).isNotEmpty();
    }

    private static SpecResult read(String text) {
        return SpecReader.read(SourceText.of("t.yaml", text), Path.of("t.yaml"), List.of());
    }

    /// A spec that inherits may leave out top-level keys, and keys of a component of the same name.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "epochs: 3",
                "optimizer: {momentum: {momentum: 0.5}}",
                "optimizer: {momentum: {}}",
                "optimizer: momentum",
                "optimizer: {momentum: 0.5}",
                "optimizer: {momentum: {momentm: 0.5}}",
                "init: {constant: {}}",
                "architecture: [linear]",
                "architecture: [{linear: {bias: false}}]",
                "architecture: [{linear: {out_features: 1, init: {constant: {}}}}]",
                "architectur: []",
            })
    void bothJudgeInheritingSpecsAlike(String lines) throws IOException {
        Files.writeString(folder.resolve("base.yaml"), """
                dataset: xor
                architecture: [{linear: 1}]
                init: {constant: {value: 1}}
                loss: sse
                optimizer: {momentum: {learning_rate: 0.1}}
                """);
        String text = "extends: base.yaml\n" + lines + "\n";
        Path child = Files.writeString(folder.resolve("child.yaml"), text);
        SpecResult result = SpecReader.read(child, List.of());
        assertThat(refusals(text).isEmpty()).as(lines).isEqualTo(!result.isRefused());
    }

    /// Compares the two on one spec.
    ///
    /// @param needed the codes of refusals that the schema does not share are added
    /// @return whether the reader accepts
    private static boolean judge(JsonNode spec, Set<String> needed) {
        SpecResult result = SpecReader.read(SourceText.of("t.yaml", spec.toString()), Path.of("t.yaml"), List.of());
        List<String> codes = result.diagnostics().stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::code)
                .toList();
        boolean valid = SCHEMA.validate(spec, OutputFormat.BOOLEAN); // ends at the first refusal, which is much faster
        boolean other = codes.contains(DiagnosticCodes.NO_FILE) || dependsOnParameter(spec, result);
        if (valid && !codes.isEmpty() && !other) {
            assertThat(READER_ALONE.keySet())
                    .as(() -> "refused by the reader alone: " + spec)
                    .containsAll(codes);
            needed.addAll(codes);
        }
        if (!valid) {
            assertThat(codes)
                    .as(() -> "refused by the schema alone: " + spec + SCHEMA.validate(spec))
                    .isNotEmpty();
        }
        return codes.isEmpty();
    }

    /// Whether each value may be there, and only rules between keys are broken: not every set of rows is one of every
    /// dataset.
    private static boolean onlyContradicts(JsonNode spec) {
        return SpecReader.read(SourceText.of("t.yaml", spec.toString()), Path.of("t.yaml"), List.of())
                .diagnostics()
                .stream()
                .filter(Diagnostic::isError)
                .allMatch(d -> d.code().equals(DiagnosticCodes.CONTRADICTION));
    }

    /// Whether a value is wrong only because of what its parameter stands for, which a schema cannot follow.
    private static boolean dependsOnParameter(JsonNode spec, SpecResult result) {
        return spec.toString().contains("${")
                && result.diagnostics().stream()
                        .filter(Diagnostic::isError)
                        .allMatch(d -> !d.code().equals(DiagnosticCodes.UNKNOWN_PARAMETER));
    }

    private static List<?> refusals(String yaml) {
        List<Diagnostic> problems = new ArrayList<>();
        JsonNode spec = YamlReader.read(SourceText.of("t.yaml", yaml), problems)
                .map(YamlValues::of)
                .orElseThrow();
        assertThat(problems).isEmpty();
        return SCHEMA.validate(spec);
    }
}
