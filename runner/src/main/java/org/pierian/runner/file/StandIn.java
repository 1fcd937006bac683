package org.pierian.runner.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// What version control of large files leaves in the place of a file that it has not brought yet: a small text, a
/// link to nowhere, or a note next to it.
enum StandIn {
    /// **Source:** <https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md>, section *The Pointer*.
    GIT_LFS("version https://git-lfs.github.com/spec/v1", "Git LFS", "run `git lfs pull`"),
    /// **Source:** <https://git-annex.branchable.com/internals/pointer_file/>.
    GIT_ANNEX("/annex/objects/", "git-annex", "run `git annex get` for it");

    /// Bytes at the start of a file that tell.
    static final int LOOK = 64;

    private final String mark;
    private final String tool;
    private final String advice;

    StandIn(String mark, String tool, String advice) {
        this.mark = mark;
        this.tool = tool;
        this.advice = advice;
    }

    /// Refuses a pointer where the file itself is expected.
    ///
    /// @param start the file's first bytes
    /// @throws Failure when it is a pointer
    static void refuse(Path file, byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        Optional<StandIn> found =
                Arrays.stream(values()).filter(p -> text.startsWith(p.mark)).findFirst();
        if (found.isPresent()) {
            throw Failure.of(ExitCode.INPUT, "`" + file + "` is a pointer of " + found.get().tool + ", not the file")
                    .at(file.toString())
                    .help(found.get().advice);
        }
    }

    /// How a file that is not there can be brought, where something stands for it.
    static Optional<String> advice(Path file) {
        if (Files.isSymbolicLink(file)) {
            return Optional.of("`" + file + "` is a link to `" + target(file)
                    + "`, which is not there: run `git annex get` or `dvc pull` where one of them made the link");
        }
        Path note = file.resolveSibling(file.getFileName() + ".dvc");
        return Files.isRegularFile(note)
                ? Optional.of("`" + note + "` stands for it: run `dvc pull`")
                : Optional.empty();
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException _) {
            return "another file"; // it has just been seen
        }
    }
}
