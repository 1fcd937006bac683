package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.Image;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame.OutputType;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.utility.DockerImageName;

/// Trains in clean containers and compares the hashes of weights and metrics with this machine's.
///
/// The images are those that `scripts/container-image.sh` has made, or those named by the property
/// `pierian.images`, separated by commas. All need a JDK of version 25 or newer and nothing else.
@Tag("containers")
@Testcontainers(disabledWithoutDocker = true)
class ContainersIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String NONE = "none";
    private static final List<String> SPECS = List.of(
            "examples/specs/xor.yaml",
            "scripts/specs/fizzbuzz-short.yaml",
            "scripts/specs/mlp-small.yaml",
            "scripts/specs/cnn-small.yaml");

    @TempDir
    Path out;

    /// All surroundings in the first image, and one in each of the others.
    static Stream<Arguments> containers() {
        List<String> images = images();
        if (images.isEmpty()) {
            return Stream.of(Arguments.of(NONE, Surroundings.TWO_CPUS, SPECS.getFirst()));
        }
        Stream<Arguments> first = Arrays.stream(Surroundings.values())
                .flatMap(around -> SPECS.stream().map(spec -> Arguments.of(images.getFirst(), around, spec)));
        Stream<Arguments> others = images.stream()
                .skip(1)
                .flatMap(image -> SPECS.stream().map(spec -> Arguments.of(image, Surroundings.TWO_CPUS, spec)));
        return Stream.concat(first, others);
    }

    private static List<String> images() {
        String named = System.getProperty("pierian.images", "");
        if (!named.isEmpty()) {
            return List.of(named.split(","));
        }
        return DockerClientFactory.lazyClient().listImagesCmd().exec().stream()
                .map(Image::getRepoTags)
                .flatMap(tags -> Stream.of(Optional.ofNullable(tags).orElse(new String[0])))
                .filter(tag -> tag.startsWith("pierian-jre:"))
                .sorted()
                .toList();
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("containers")
    void trainsTheSameBits(String image, Surroundings around, String spec) throws IOException {
        assumeTrue(!image.equals(NONE), "the engine has no image; scripts/container-image.sh makes one");
        Optional<Path> data = Program.data();
        assumeTrue(!spec.contains("cnn") || data.isPresent(), "the MNIST files are not here");
        JsonNode here = trainHere(spec, data);
        JsonNode there = trainThere(image, around, spec, data);
        for (String key : List.of("weights_sha256", "metrics_sha256", "metrics")) {
            assertThat(there.get(key)).as(key).isNotNull().isEqualTo(here.get(key));
        }
    }

    private JsonNode trainHere(String spec, Optional<Path> data) throws IOException {
        List<String> arguments = arguments(ROOT.resolve(spec).toString(), out.toString());
        data.ifPresent(folder -> arguments.addAll(List.of("--data-dir", folder.toString())));
        Program.Result result = Program.run(arguments.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        return new ObjectMapper().readTree(result.out());
    }

    private static JsonNode trainThere(String image, Surroundings around, String spec, Optional<Path> data)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("/pierian/bin/runner"));
        command.addAll(arguments("/pierian/" + spec, Surroundings.RUNS));
        try (GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image))) {
            container
                    .withEnv(around.environment())
                    .withCreateContainerCmdModifier(around::apply)
                    .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(Duration.ofMinutes(5)))
                    .withCommand(command.toArray(String[]::new));
            // The program as it is packaged, without its sources.
            for (String part : List.of("bin", "runner/target/runner.jar", "runner/target/lib", "examples", "scripts")) {
                container.withFileSystemBind(ROOT.resolve(part).toString(), "/pierian/" + part, BindMode.READ_ONLY);
            }
            data.ifPresent(folder -> container
                    .withEnv(Map.of("RUNNER_DATA", "/data"))
                    .withFileSystemBind(folder.toAbsolutePath().toString(), "/data", BindMode.READ_ONLY));
            container.start();
            return new ObjectMapper().readTree(container.getLogs(OutputType.STDOUT));
        }
    }

    private static List<String> arguments(String spec, String out) {
        return new ArrayList<>(List.of("train", spec, "--no-lock", "--quiet", "--json", "--offline", "--out", out));
    }
}
