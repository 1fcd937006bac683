package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands on a spec with blocks, and on its copy written by hand.
class BlocksTest {

    private static final String REST = """
            name: net
            dataset: xor
            loss: sse
            optimizer: {gradient_descent: 0.1}
            epochs: 20
            """;
    private static final String BLOCKS = REST + """
            params: {base: 2}
            blocks:
              Hidden:
                params: [width, {act: tanh}]
                layers:
                  - linear: "${width}"
                  - "${act}"
            architecture:
              - Hidden: "${base * 2}"
              - Hidden: {width: 3, act: sigmoid}
              - linear: 1
            """;
    private static final String BY_HAND = REST + """
            architecture:
              - sequential: [{linear: 4}, tanh]
              - sequential: [{linear: 3}, sigmoid]
              - linear: 1
            """;

    @TempDir
    Path folder;

    private String file(String name, String text) throws IOException {
        Path path = folder.resolve(name).resolve("net.yaml");
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text).toString();
    }

    private static String out(String... arguments) {
        Program.Result result = Program.run(arguments);
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    private JsonNode train(String file) throws IOException {
        return new ObjectMapper()
                .readTree(out("train", file, "--out", folder.resolve("runs").toString(), "--json", "--quiet"));
    }

    @Test
    void aBlockAndItsCopyAreTheSameRun() throws IOException {
        String blocks = file("blocks", BLOCKS);
        String copy = file("copy", BY_HAND);
        JsonNode first = train(blocks);
        JsonNode second = train(copy);
        assertThat(first.get("run")).isEqualTo(second.get("run"));
        assertThat(first.get("weights_sha256")).isEqualTo(second.get("weights_sha256"));
        Path lock = Path.of("net.lock.json");
        assertThat(Path.of(blocks).resolveSibling(lock))
                .hasSameTextualContentAs(Path.of(copy).resolveSibling(lock));
        assertThat(Path.of(first.get("run").textValue()).resolve("spec.yaml")).hasContent(out("render", copy));
    }

    @Test
    void renderWritesBlocksOut() throws IOException {
        assertThat(out("render", file("blocks", BLOCKS))).isEqualTo(out("render", file("copy", BY_HAND)));
    }

    @Test
    void renderExplainsWhichBlockALineIsFrom() throws IOException {
        String explained = out("render", "--explain", file("blocks", BLOCKS));
        assertThat(explained)
                .containsPattern("- linear: +# .*net.yaml:11, block Hidden in line 14")
                .containsPattern("out_features: 3 +# Hidden.width, .*net.yaml:15");
    }

    @Test
    void summaryIsThatOfTheCopy() throws IOException {
        assertThat(out("summary", file("blocks", BLOCKS))).isEqualTo(out("summary", file("copy", BY_HAND)));
    }

    @Test
    void aSweepOverAParameterChangesTheBlocks() throws IOException {
        assertThat(out("render", file("blocks", BLOCKS), "--set", "params.base=8"))
                .isEqualTo(out("render", file("copy", BY_HAND.replace("linear: 4", "linear: 16"))));
    }

    @Test
    void aMisfitOfShapesInABlockHasTwoPlaces() throws IOException {
        String spec = file(
                "misfit",
                BLOCKS.replace("- linear: \"${width}\"", "- linear: {out_features: 4, in_features: 2}")
                        .replace("[width, ", "[")
                        .replace("width: 3, ", "")
                        .replace("Hidden: \"${base * 2}\"", "Hidden")
                        .replace("params: {base: 2}\n", ""));
        Program.Result text = Program.run("check", spec);
        assertThat(text.code()).isEqualTo(65);
        assertThat(text.err() + text.out()).contains("net.yaml:10:", "block `Hidden` is used here", "14 |");
        JsonNode json = new ObjectMapper()
                .readTree(Program.run("check", "--format", "json", spec).out());
        assertThat(json.at("/line").intValue()).isEqualTo(10);
        assertThat(json.at("/related/0/line").intValue()).isEqualTo(14);
        assertThat(json.at("/related/0/message").textValue()).isEqualTo("block `Hidden` is used here");
    }
}
