package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.git.GitFiles;

class GitFilesTest {

    private static final List<String> ALL =
            List.of(".gitattributes", ".gitignore", ".github/workflows/verify.yml", ".git/hooks/pre-commit");

    @TempDir
    Path folder;

    @Test
    void allAreWrittenOnceAndTheHookIsExecutable() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        assertThat(GitFiles.write(folder))
                .containsExactlyElementsOf(
                        ALL.stream().map(f -> "wrote     " + f).toList());
        assertThat(Files.isExecutable(folder.resolve(".git/hooks/pre-commit"))).isTrue();
        assertThat(GitFiles.write(folder))
                .containsExactlyElementsOf(
                        ALL.stream().map(f -> "as it is  " + f).toList());
    }

    @Test
    void whatAPersonHasWrittenIsLeft() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        Files.writeString(folder.resolve(".gitignore"), "mine\n");
        assertThat(GitFiles.write(folder)).anyMatch(line -> line.startsWith("left      .gitignore: it is there"));
        assertThat(folder.resolve(".gitignore")).hasContent("mine\n");
    }

    @Test
    void aFolderThatIsNoRepositoryIsRefused() {
        Failure failure = catchThrowableOfType(Failure.class, () -> GitFiles.write(folder));
        assertThat(failure.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void thePageShowsTheSameFiles() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        GitFiles.write(folder);
        String page = Files.readString(Path.of("../docs/reproducibility.md"));
        for (String file : ALL) {
            assertThat(page).as(file).contains(Files.readString(folder.resolve(file)));
        }
    }

    @Test
    void theHookLetsNoBrokenSpecInAndRunsLeaveNoTrace() throws IOException, InterruptedException {
        assumeTrue(sh("git init -q") == 0, "git is not installed");
        GitFiles.write(folder);
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path runner = Files.writeString(bin.resolve("runner"), "#!/bin/sh\n! grep -q broken \"$2\"\n");
        assertThat(runner.toFile().setExecutable(true)).isTrue();
        String commit = "git add a.yaml && git -c user.name=x -c user.email=x@example.org commit -qm a";
        Files.writeString(folder.resolve("a.yaml"), "architecture: broken\n");
        assertThat(sh(commit)).isNotZero();
        Files.writeString(folder.resolve("a.yaml"), "architecture: whole\n");
        assertThat(sh(commit)).isZero();
        Files.writeString(folder.resolve("a.yaml"), "a broken file of others\n");
        assertThat(sh(commit)).isZero();
        assertThat(sh("mkdir -p runs/a && touch runs/a/x a.lock.json.12345678.part"
                        + " && test -z \"$(git status --porcelain | grep -e runs -e part)\""))
                .isZero();
    }

    private int sh(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
        Process process = builder.redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }
}
