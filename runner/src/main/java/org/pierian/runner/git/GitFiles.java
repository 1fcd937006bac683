package org.pierian.runner.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.AtomicFile;

/// Writes what makes a git repository keep specs and their locks well. Nothing that is there is written over.
public final class GitFiles {

    private final Path folder;
    private final List<String> said = new ArrayList<>();

    private GitFiles(Path folder) {
        this.folder = folder;
    }

    /// Writes the files that are missing.
    ///
    /// @param folder the top of a repository
    /// @return a line for each file: what was done with it
    /// @throws Failure when the folder is not the top of a repository, or cannot be written to
    public static List<String> write(Path folder) {
        Path git = folder.resolve(".git");
        if (!Files.exists(git)) {
            throw Failure.of(ExitCode.NOT_FOUND, "`" + folder.toAbsolutePath() + "` is not the top of a git repository")
                    .help("run `git init` first, or go to the top of the repository");
        }
        GitFiles files = new GitFiles(folder);
        files.add(".gitattributes", "gitattributes");
        files.add(".gitignore", "gitignore");
        files.add(".github/workflows/verify.yml", "verify.yml");
        if (Files.isDirectory(git)) {
            files.hook();
        } else { // a work tree or a submodule
            files.said.add("left out  .git/hooks/pre-commit: `.git` is a file, and the hooks are elsewhere");
        }
        return files.said;
    }

    private void hook() {
        String name = ".git/hooks/pre-commit";
        if (!add(name, "pre-commit")) {
            return;
        }
        try {
            Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (UnsupportedOperationException _) {
            // Windows has no such thing, and git starts the hook without.
        } catch (IOException e) {
            throw Failure.of(ExitCode.IO, "`" + name + "` cannot be made executable")
                    .causedBy(e);
        }
    }

    /// Whether the file was written.
    private boolean add(String name, String resource) {
        Path file = folder.resolve(name);
        String text = text(resource);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            said.add(
                    isSame(file, text)
                            ? "as it is  " + name
                            : "left      " + name + ": it is there; compare with docs/reproducibility.md");
            return false;
        }
        AtomicFile.write(file, text);
        said.add("wrote     " + name);
        return true;
    }

    private static boolean isSame(Path file, String text) {
        try {
            return Files.readString(file).equals(text);
        } catch (IOException _) {
            return false;
        }
    }

    private static String text(String resource) {
        try (InputStream in = GitFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no file " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the program's own files cannot be read", e);
        }
    }
}
