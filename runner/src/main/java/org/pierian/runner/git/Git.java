package org.pierian.runner.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Asks git about a repository; changes nothing in it.
public final class Git {

    private final Path folder;

    /// @param folder a folder of the repository
    public Git(Path folder) {
        this.folder = folder;
    }

    /// A file of a revision.
    ///
    /// @param object `REVISION:PATH`, the path from the top of the repository, or from the folder after `./`
    /// @throws Failure when git does not know it, or is not there
    public byte[] show(String object) {
        Answer answer = ask("show", "--end-of-options", object)
                .orElseThrow(() -> Failure.of(ExitCode.NOT_FOUND, "git cannot be started")
                        .help("install git, or name files instead of revisions"));
        if (answer.code() != 0) {
            throw Failure.of(ExitCode.NOT_FOUND, "git does not know `" + object + "`: " + answer.complaint())
                    .help("write REVISION:PATH, the path from the top of the repository, or REVISION:./PATH from here");
        }
        return answer.out();
    }

    /// The same; empty when there is no such file or no git.
    public Optional<byte[]> find(String object) {
        return ask("show", "--end-of-options", object)
                .filter(answer -> answer.code() == 0)
                .map(Answer::out);
    }

    /// The commit that is checked out, with `+` behind it where tracked files differ from it; empty outside of a
    /// repository.
    public Optional<String> commit() {
        return ask("rev-parse", "--verify", "HEAD")
                .filter(answer -> answer.code() == 0)
                .map(answer -> text(answer) + (isChanged() ? "+" : ""));
    }

    private boolean isChanged() {
        return ask("status", "--porcelain", "--untracked-files=no")
                .filter(answer -> !text(answer).isEmpty())
                .isPresent();
    }

    private static String text(Answer answer) {
        return new String(answer.out(), StandardCharsets.UTF_8).strip();
    }

    @SuppressWarnings("ArrayRecordComponent") // nothing compares it
    private record Answer(int code, byte[] out, String complaint) {}

    private Optional<Answer> ask(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).directory(folder.toFile()).start();
            process.getOutputStream().close();
            byte[] out = process.getInputStream().readAllBytes();
            String complaint = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return Optional.of(new Answer(
                    process.waitFor(), out, complaint.lines().findFirst().orElse("")));
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while git ran", e);
        }
    }
}
