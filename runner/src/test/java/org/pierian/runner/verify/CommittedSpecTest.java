package org.pierian.runner.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.runner.git.Git;
import org.pierian.spec.RunSpec;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecResult;

/// A revision is read as a whole: the spec, and what it inherits from.
class CommittedSpecTest {

    private static final String BASE = """
            dataset: xor
            architecture: [{linear: 2}, tanh, {linear: 1}]
            loss: sse
            optimizer: {gradient_descent: 0.1}
            epochs: 3
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void commitAndChange() throws IOException, InterruptedException {
        Path bases = Files.createDirectories(folder.resolve("specs/bases"));
        Files.writeString(bases.resolve("base.yaml"), BASE);
        Files.writeString(folder.resolve("specs/small.yaml"), "extends: bases/base.yaml\nseed: 7\n");
        assumeTrue(git("init", "-q") == 0, "git is not installed");
        git("add", ".");
        git("-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "one");
        Files.writeString(bases.resolve("base.yaml"), BASE.replace("epochs: 3", "epochs: 9"));
    }

    private RunSpec read(Path from, String object) {
        return CommittedSpec.find(new Git(from), object)
                .flatMap(SpecResult::spec)
                .map(ResolvedSpec::spec)
                .orElseThrow();
    }

    @Test
    void theBaseIsThatOfTheRevision() {
        for (RunSpec spec : List.of(
                read(folder, "HEAD:specs/small.yaml"),
                read(folder.resolve("specs"), "HEAD:specs/small.yaml"),
                read(folder.resolve("specs"), "HEAD:./small.yaml"),
                read(folder.resolve("specs/bases"), "HEAD:../small.yaml"))) {
            assertThat(spec.epochs()).isEqualTo(3);
            assertThat(spec.seed()).isEqualTo(7);
            assertThat(spec.name()).isEqualTo("small");
        }
    }

    @Test
    void aBaseThatIsNotCommittedIsNamed() throws IOException, InterruptedException {
        git("rm", "-q", "-f", "specs/bases/base.yaml");
        git("-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "two");
        Files.createDirectories(folder.resolve("specs/bases"));
        Files.writeString(folder.resolve("specs/bases/base.yaml"), BASE);
        SpecResult result =
                CommittedSpec.find(new Git(folder), "HEAD:specs/small.yaml").orElseThrow();
        assertThat(result.isRefused()).isTrue();
        assertThat(result.diagnostics())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).isEqualTo("there is no file `HEAD:specs/bases/base.yaml`"));
        assertThat(read(folder, "HEAD~1:specs/small.yaml").epochs()).isEqualTo(3);
    }

    @Test
    void whatGitDoesNotKnowIsNotFound() {
        assertThat(CommittedSpec.find(new Git(folder), "HEAD:specs/none.yaml")).isEmpty();
    }

    private int git(String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }
}
