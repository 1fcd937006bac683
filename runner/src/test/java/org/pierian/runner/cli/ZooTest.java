package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Published networks have as many parameters as their authors count, and tensors with the names and shapes that
/// PyTorch's `Sequential` gives them.
class ZooTest {

    private static final Path ZOO = Path.of("../examples/zoo");
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Trainable parameters. Sources: the model cards and code of Keras, torchvision 0.14, fastai, Hugging Face and of
    /// the papers that the specs name.
    @ParameterizedTest
    @CsvSource({
        "keras-mnist, 34826",
        "resnet20, 272474",
        "resnet50, 25557032",
        "efficientnet-b0, 5288548",
        "unet, 31037633",
        "m5, 26915",
        "char-rnn, 240321",
        "bilstm-imdb, 2757761",
        "gpt2, 124439808",
        "vit-b-16, 86567656",
        "fastai-adult, 29640",
        "dlinear, 64704"
    })
    void networksHaveThePublishedTensors(String name, long parameters) throws IOException {
        Program.Result result = Program.run(
                "summary", "--format", "json", ZOO.resolve(name + ".yaml").toString());
        assertThat(result.code()).as(result.err()).isZero();
        long sum = 0;
        Map<String, String> tensors = new TreeMap<>();
        for (String line : result.out().lines().toList()) {
            JsonNode row = JSON.readTree(line);
            sum += row.path("parameters").longValue();
            row.path("tensors")
                    .properties()
                    .forEach(t -> tensors.put(t.getKey(), t.getValue().toString()));
        }
        assertThat(sum).isEqualTo(parameters);
        Map<String, String> published = new TreeMap<>();
        try (InputStream in = Objects.requireNonNull(ZooTest.class.getResourceAsStream("/zoo/tensors.json"))) {
            JSON.readTree(in)
                    .required(name)
                    .properties()
                    .forEach(t -> published.put(t.getKey(), t.getValue().toString()));
        }
        assertThat(tensors).isEqualTo(published);
    }

    @Test
    void everySpecIsCounted() throws IOException {
        try (Stream<Path> files = Files.list(ZOO)) {
            assertThat(files.filter(f -> f.toString().endsWith(".yaml"))).hasSize(12);
        }
    }
}
