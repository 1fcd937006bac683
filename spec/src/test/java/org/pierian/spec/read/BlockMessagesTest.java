package org.pierian.spec.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.spec.diagnostic.Diagnostic;
import org.pierian.spec.diagnostic.DiagnosticJson;
import org.pierian.spec.diagnostic.DiagnosticRenderer;
import org.pierian.spec.write.SpecWriter;

/// What is said of wrong blocks and of wrong arithmetic.
class BlockMessagesTest {

    private static final String REST = "dataset: xor\nloss: sse\noptimizer: {gradient_descent: 0.1}\n";
    private static final String HIDDEN =
            "blocks: {Hidden: {params: [width, {act: relu}], layers: [{linear: \"${width}\"}, \"${act}\"]}}\n";

    /// @param lines what follows three lines without an error
    /// @param code of the only error
    /// @param place its line and column
    /// @param said parts of what is shown of it
    record Case(String lines, String code, String place, List<String> said) {}

    private static Case of(String lines, String code, String place, String... said) {
        return new Case(lines, code, place, List.of(said));
    }

    private static Case block(String block, String code, String place, String... said) {
        return of("blocks: {" + block + "}\narchitecture: [tanh]", code, "4:" + place, said);
    }

    private static Case use(String layer, String code, String place, String... said) {
        return of(HIDDEN + "architecture: [" + layer + "]", code, place, said);
    }

    private static Case expression(String inside, String... said) {
        String lines = "params: {w: 6}\narchitecture: [{linear: \"${" + inside + "}\"}, {linear: \"${w}\"}]";
        return of(lines, "S036", "5:25", said);
    }

    static Stream<Case> cases() {
        return Stream.of(definitions(), uses(), expressions()).flatMap(cases -> cases);
    }

    private static Stream<Case> definitions() {
        return Stream.of(
                of("blocks: 3\narchitecture: [tanh]", "S002", "4:9", "wants names with layers, got the number `3`"),
                block("hidden: [tanh]", "S026", "10", "cannot name a block", "write `Hidden`"),
                block("_x: [tanh]", "S026", "10", "begin with a capital letter"),
                block("A-b: [tanh]", "S026", "10", "cannot name a block"),
                block("A: tanh", "S002", "13", "block `A` wants a list of layers, got the word `tanh`"),
                block("A: []", "S006", "13", "block `A` has no layers"),
                block("A: {params: [w]}", "S003", "10", "block `A` needs `layers`"),
                block("A: {layers: tanh}", "S002", "22", "`layers` of block `A` wants a list"),
                block("A: {layer: [relu], layers: [tanh]}", "S001", "14", "unknown key `layer`", "mean `layers`?"),
                block("A: {params: {w: 1}, layers: [tanh]}", "S002", "22", "wants a list, got a mapping"),
                block("A: {params: [{a: 1, b: 2}], layers: [tanh]}", "S002", "23", "got 2 keys"),
                block("A: {params: [a-b], layers: [tanh]}", "S026", "23", "`a-b` cannot name a parameter"),
                block(
                        "A: {params: [w, w], layers: [{linear: \"${w}\"}]}",
                        "S037",
                        "26",
                        "block `A` has parameter `w` twice",
                        "first given here"),
                of(
                        "params: {w: 3}\nblocks: {A: {params: [w], layers: [{linear: \"${w}\"}]}}\n"
                                + "architecture: [{linear: \"${w}\"}]",
                        "S037",
                        "5:23",
                        "`w` is a parameter of block `A` and one of the spec",
                        "parameter `w` of the spec"),
                block(
                        "A: {params: [w], layers: [{linear: \"${v}\"}, {linear: \"${w}\"}]}",
                        "S033",
                        "45",
                        "unknown parameter `v`",
                        "parameters: w"),
                block(
                        "A: {params: [width], layers: [{linear: \"${widht}\"}, {linear: \"${width}\"}]}",
                        "S033",
                        "49",
                        "did you mean `width`?"),
                block(
                        "A: {params: [w, {v: \"${w}\"}], layers: [{linear: \"${w}\"}, {linear: \"${v}\"}]}",
                        "S033",
                        "30",
                        "the default of `v` cannot use another parameter of block `A`"));
    }

    private static Stream<Case> uses() {
        String given = "parameter `width` is given here";
        String used = "block `Hidden` is used here";
        return Stream.of(
                use("Hiden", "S004", "5:16", "unknown block `Hiden`", "did you mean `Hidden`?"),
                use("Xyzzy", "S004", "5:16", "unknown block `Xyzzy`", "blocks: Hidden"),
                use("ReLU", "S004", "5:16", "unknown layer `ReLU`", "did you mean `relu`?"),
                of("architecture: [ReLU]", "S004", "4:16", "unknown layer `ReLU`"),
                use("Hidden", "S003", "5:16", "block `Hidden` needs `width`", "parameter `width` has no default"),
                use("{Hidden: {act: tanh}}", "S003", "5:17", "block `Hidden` needs `width`"),
                use("{Hidden: {widht: 3}}", "S001", "5:26", "no parameter `widht`", "did you mean `width`?"),
                use("{Hidden: {linear: 3}}", "S001", "5:26", "hand a layer in", "`Hidden: {width: {linear: ...}}`"),
                use("{Hidden: {width: 3, width: 4}}", "S013", "5:36", "key `width` is given twice"),
                use("Hidden: ", "S002", "5:16", "block `Hidden` wants a value, got nothing"),
                of("blocks: {A: [tanh]}\narchitecture: [{A: 3}]", "S002", "5:17", "block `A` has no parameters"),
                of("blocks: {A: [tanh]}\narchitecture: [{A: {w: 3}}]", "S001", "5:21", "no parameter `w`", "delete it"),
                of(
                        "blocks: {A: [B], B: [tanh]}\narchitecture: [A]",
                        "S037",
                        "4:14",
                        "block `B` is used above its definition",
                        "move the definition of `B` up",
                        "block `A` is used here"),
                of("blocks: {A: [tanh, A]}\narchitecture: [A]", "S037", "4:20", "block `A` uses itself"),
                of("blocks: {A: [tanh, Bb], B: [tanh]}\narchitecture: [A]", "S004", "4:20", "unknown block `Bb`"),
                of(
                        "params: {act: A}\nblocks: {A: [\"${act}\"]}\narchitecture: [A]",
                        "S037",
                        "5:14",
                        "block `A` uses itself",
                        "parameter `act` is defined here"),
                use("{Hidden: word}", "S002", "4:67", "`out_features` wants an integer, got the word", given, used),
                use("{Hidden: -1}", "S024", "4:67", given, used),
                use("{Hidden: {width: 3, act: tahn}}", "S004", "4:80", "did you mean `tanh`?", "`act` is given", used),
                use("{Hidden: {width: 3, act: {leaky_relu: x}}}", "S002", "5:54", "got the word `x`"),
                of(
                        "blocks: {A: [{lineer: 3}], B: [A, A]}\narchitecture: [B, B, A]",
                        "S004",
                        "4:15",
                        "unknown layer `lineer`",
                        "block `A` is used here",
                        "block `B` is used here"),
                of(
                        "blocks: {A: [{conv2d: {out_channels: 2}}]}\narchitecture: [A]",
                        "S003",
                        "4:15",
                        "layer `conv2d` needs `kernel_size`",
                        "block `A` is used here"),
                of(
                        "blocks: {A: {params: [n], layers: [{linear: \"x${n}\"}]}}\narchitecture: [{A: [1, 2]}]",
                        "S002",
                        "4:45",
                        "parameter `n` is a list, and cannot be part of a text"));
    }

    private static Stream<Case> expressions() {
        return Stream.of(
                expression("w * 2 + 1", "has more than one operator", "one operator only"),
                expression("w ** 2", "has more than one operator"),
                expression("f(w)", "has parentheses", "no functions"),
                expression("(w + 1)", "has parentheses"),
                expression("w % 2", "has `%`, which is neither a name, an integer nor one of + - * /"),
                expression("w < 2", "has `<`"),
                expression("w * 0.5", "has `.`"),
                expression("w *", "is not an operator between two names or integers"),
                expression("-w", "is not an operator between two names or integers"),
                expression("w ? 1 : 2", "has `?`"),
                expression("w / 0", "`w / 0` is 6 / 0, a division by zero", "`w` is 6 here"),
                expression("w / 4", "`w / 4` is 6 / 4, which is no integer", "`w` is 6 here"),
                expression("w * 9223372036854775807", "which does not fit into 64 bits"),
                expression("w * 9223372036854775808", "wants integers of at most 64 bits"),
                expression("w + " + "9".repeat(50), "wants integers of at most 64 bits"),
                of(
                        "params: {w: 0.5}\narchitecture: [{linear: \"${w * 2}\"}]",
                        "S036",
                        "5:25",
                        "`w * 2` wants integers, `w` is the number `0.5`",
                        "parameter `w` is defined here"),
                of(
                        "params: {w: \"6\"}\narchitecture: [{linear: \"${w * 2}\"}]",
                        "S036",
                        "5:25",
                        "wants integers, `w` is the text"),
                of(
                        "params: {w: 6}\narchitecture: [{linear: \"${w * v}\"}, {linear: \"${w}\"}]",
                        "S033",
                        "5:25",
                        "unknown parameter `v`"),
                of(
                        "blocks: {A: {params: [w], layers: [{linear: \"${w / 4}\"}]}}\n"
                                + "architecture: [{A: 8}, {A: 6}]",
                        "S036",
                        "4:45",
                        "6 / 4, which is no integer",
                        "`w` is 6 here",
                        "block `A` is used here"),
                of(
                        "blocks: {A: {params: [w], layers: [{linear: \"${w + w + w}\"}]}}\narchitecture: [{A: 8}]",
                        "S036",
                        "4:45",
                        "has more than one operator"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eachErrorIsReportedOnceAtItsPlace(Case wanted) {
        SpecResult result = Specs.read(REST + wanted.lines + "\n");
        List<Diagnostic> errors =
                result.diagnostics().stream().filter(Diagnostic::isError).toList();
        String shown = DiagnosticRenderer.plain(result.sources()).render(errors);
        assertThat(errors).as(shown).hasSize(1);
        Diagnostic error = errors.getFirst();
        assertThat(error.code()).as(shown).isEqualTo(wanted.code);
        assertThat(error.location().toString()).as(shown).isEqualTo("test.yaml:" + wanted.place);
        assertThat(error.helps()).as(shown).isNotEmpty();
        assertThat(error.expected()).as(shown).isNotEmpty();
        assertThat(error.got()).as(shown).isNotEmpty();
        assertThat(shown).contains(wanted.said);
    }

    @Test
    void aParameterThatABlockNeverUsesIsAWarning() {
        SpecResult result = Specs.read(REST + "blocks: {A: {params: [{w: 1}], layers: [tanh]}}\narchitecture: [A]\n");
        assertThat(result.isRefused()).isFalse();
        assertThat(result.diagnostics()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("S027");
            assertThat(problem.location()).hasToString("test.yaml:4:24");
        });
    }

    @Test
    void aParameterOfTheSpecThatOnlyABlockUsesIsUsed() {
        String lines = "params: {w: 3}\nblocks: {A: [{linear: \"${w}\"}]}\narchitecture: [tanh]\n";
        assertThat(Specs.read(REST + lines).diagnostics()).isEmpty();
    }

    @Test
    void jsonHasTheUses() {
        SpecResult result = Specs.read(REST + "blocks: {A: [lineer]}\narchitecture: [A]\n");
        assertThat(DiagnosticJson.render(result.diagnostics().getFirst()))
                .contains("\"line\":4,\"col\":14,")
                .endsWith("\"related\":[{\"file\":\"test.yaml\",\"line\":5,\"col\":16,\"endLine\":5,\"endCol\":17,"
                        + "\"message\":\"block `A` is used here\"}]}");
    }

    /// Blocks `B1` to the last, each made from the number of the one before.
    private static String chain(int count, IntFunction<String> body) {
        return IntStream.range(1, count)
                .mapToObj(i -> "  B" + i + ": " + body.apply(i - 1) + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void aLongWayToAnErrorIsShortened() {
        String blocks = "blocks:\n  B0: [lineer]\n" + chain(20, i -> "[B" + i + "]");
        Diagnostic error = Specs.read(REST + blocks + "architecture: [B19]\n")
                .diagnostics()
                .getFirst();
        assertThat(error.related()).hasSize(4);
        assertThat(error.related().getLast().label()).isEqualTo("block `B19` is used here");
    }

    static Stream<String> tooLarge() {
        String doubling = chain(50, i -> "[B" + i + ", B" + i + "]") + "architecture: [B49]";
        String texts = "blocks:\n  B0: {params: [t], layers: [\"${t}\"]}\n"
                + chain(50, i -> "{params: [t], layers: [{B" + i + ": \"${t}${t}\"}]}");
        return Stream.of(
                "blocks:\n  B0: [tanh, tanh]\n" + doubling,
                "blocks:\n  B0: [lineer, lineer]\n" + doubling,
                texts + "architecture: [{B49: \"\"}]",
                texts + "architecture: [{B49: x}]",
                "blocks:\n  B0: [tanh]\n" + chain(80, i -> "[B" + i + "]") + "architecture: [B79]",
                "blocks: {T: {params: [l], layers: [\"${l}\", \"${l}\"]}}\narchitecture: [" + "{T: {l: ".repeat(40)
                        + "tanh" + "}}".repeat(40) + "]");
    }

    @ParameterizedTest
    @MethodSource("tooLarge")
    void whatWouldComeToTooMuchIsRefusedSoon(String lines) {
        SpecResult result =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Specs.read(REST + lines + "\n"));
        assertThat(Specs.codes(result)).contains("S012");
        assertThat(result.diagnostics()).hasSizeLessThan(5);
    }

    @Test
    void manyParametersAndManyMisspeltOnesDoNotTakeLong() {
        String names = IntStream.range(0, 2000).mapToObj(i -> "p" + i).collect(Collectors.joining(",\n  "));
        String given = IntStream.range(0, 2000).mapToObj(i -> "q" + i + ": 1").collect(Collectors.joining(",\n  "));
        String lines = "blocks: {A: {params: [" + names + "], layers: [tanh]}}\narchitecture: [{A: {" + given + "}}]\n";
        SpecResult result =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Specs.read(REST + lines));
        assertThat(result.isRefused()).isTrue();
    }

    @Test
    void aBlockGivenToItselfManyTimesIsCounted() {
        String uses = Stream.generate(() -> "\"${inner}\"").limit(8).collect(Collectors.joining(", "));
        String nested = Stream.iterate("tanh", inner -> "{A: {inner: [" + inner + "]}}")
                .limit(8)
                .reduce((first, last) -> last)
                .orElseThrow();
        String lines =
                "blocks: {A: {params: [{inner: tanh}], layers: [" + uses + "]}}\narchitecture: [" + nested + "]\n";
        SpecResult result =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Specs.read(REST + lines));
        assertThat(Specs.codes(result)).contains("S012");
        assertThat(result.diagnostics()).hasSizeLessThan(5);
    }

    @Test
    void aListInAListOfABlockHasALimit() {
        String lines = "blocks:\n  A:\n    layers: [" + "[".repeat(200) + "tanh" + "]".repeat(200) + "]\n"
                + "architecture: [A]\n";
        SpecResult result =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Specs.read(REST + lines));
        assertThat(result.isRefused()).isTrue();
        assertThat(result.diagnostics()).hasSizeLessThan(5);
    }

    @Test
    void theDeepestNestingCanBeReadAgain() {
        String blocks = "blocks:\n  B0: [tanh]\n" + chain(59, i -> "[B" + i + "]");
        SpecResult result = Specs.read(REST + "name: deep\n" + blocks + "architecture: [B58]\n");
        assertThat(result.diagnostics()).isEmpty();
        String canonical = SpecWriter.write(result.spec().orElseThrow().spec());
        SpecResult again = Specs.read(canonical);
        assertThat(again.diagnostics()).isEmpty();
        assertThat(SpecWriter.write(again.spec().orElseThrow().spec())).isEqualTo(canonical);
    }
}
