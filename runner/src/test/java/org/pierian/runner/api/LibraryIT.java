package org.pierian.runner.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The example project, `examples/java`: it builds with the packaged artifacts, on the class path and as a module, and
/// gives the bits of the command line with and without the vector module. `scripts/test-library.sh` does so with Maven.
class LibraryIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path SOURCES = ROOT.resolve("examples/java/src/main/java");
    private static final Path SPEC = ROOT.resolve("examples/specs/two-moons.yaml");
    private static final String JARS = Path.of("target/runner.jar").toAbsolutePath()
            + File.pathSeparator
            + Path.of("target/lib").toAbsolutePath();
    private static final String VECTOR = "--add-modules=jdk.incubator.vector";

    @TempDir
    static Path folder;

    private static String expected = "";

    @BeforeAll
    static void whatTheCommandLineSays() throws IOException {
        Path run = CommandLineRuns.train(SPEC, folder.resolve("expected"));
        String record = Files.readString(run.resolve("record.json"));
        StringBuilder text = new StringBuilder("weights ")
                .append(record.replaceFirst("(?s).*\"weights_sha256\": \"([0-9a-f]{64})\".*", "$1"))
                .append("\nlock REPRODUCED\n");
        for (String[] point : new String[][] {{"0.5", "0.75"}, {"0.5", "-0.25"}}) {
            var line = CommandLineRuns.predict(
                            run, "--row", "x=" + point[0], "--row", "y=" + point[1], "--probabilities")
                    .getFirst();
            String moon = line.get("prediction").textValue();
            text.append(point[0] + "," + point[1] + " " + moon + " "
                    + line.get("probability_" + moon).doubleValue() + "\n");
        }
        expected = text.toString();
    }

    /// Starts a program of the JDK that runs this.
    ///
    /// @return what it wrote to the standard output
    private static String start(Path in, String program, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", program).toString());
        command.addAll(arguments);
        Path errors = in.resolve("errors.txt");
        Process process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectError(errors.toFile())
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        return out;
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::toString)
                    .toList();
        }
    }

    private static Path compiled(Path to, boolean isModule) throws Exception {
        Files.createDirectories(to);
        List<String> arguments =
                new ArrayList<>(List.of("-Werror", "-Xlint:all,-incubating,-requires-automatic", "-d", "classes"));
        arguments.addAll(isModule ? List.of("-p", JARS) : List.of("-cp", JARS.replaceFirst("lib$", "lib/*")));
        arguments.addAll(sources());
        if (isModule) {
            Path module = to.resolve("module-info.java");
            Files.writeString(module, "module moons { requires org.pierian.runner; }");
            arguments.add(module.toString());
        }
        start(to, "javac", arguments);
        return to;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onTheClassPath(boolean withVectors) throws Exception {
        Path in = compiled(folder.resolve("class-path-" + withVectors), false);
        String path = in.resolve("classes") + File.pathSeparator + JARS.replaceFirst("lib$", "lib/*");
        List<String> arguments = new ArrayList<>(withVectors ? List.of(VECTOR) : List.of());
        arguments.addAll(List.of("-cp", path, "moons.Moons", SPEC.toString(), "runs"));
        assertThat(start(in, "java", arguments)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void asAModule(boolean withVectors) throws Exception {
        Path in = compiled(folder.resolve("module-" + withVectors), true);
        List<String> arguments = new ArrayList<>(withVectors ? List.of(VECTOR) : List.of());
        String path = JARS + File.pathSeparator + in.resolve("classes");
        arguments.addAll(List.of(
                "-p", path, "--add-modules", "ALL-MODULE-PATH", "-m", "moons/moons.Moons", SPEC.toString(), "runs"));
        assertThat(start(in, "java", arguments)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.pierian.core", "org.pierian.spec", "org.pierian.runner"})
    void theModulesHaveNames(String name) throws Exception {
        assertThat(start(folder, "java", List.of("-p", JARS, "--describe-module", name)))
                .containsPattern("(?m)^" + name + "(@\\S+)? file:.* automatic$");
    }

    @Test
    void theExampleProjectDependsOnThisVersion() throws IOException {
        String version = version(Files.readString(ROOT.resolve("pom.xml")), "version");
        String project = Files.readString(ROOT.resolve("examples/java/pom.xml"));
        assertThat(version(project, "pierian.version")).isEqualTo(version);
    }

    private static String version(String pom, String element) {
        return pom.replaceFirst("(?s).*?<" + element + ">(\\d[^<]*)</" + element + ">.*", "$1");
    }
}
