package org.pierian.runner.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.git.Git;
import org.pierian.spec.read.SpecReader;
import org.pierian.spec.read.SpecResult;
import org.pierian.spec.yaml.SourceReader;

/// A spec as a revision of git has it. What it inherits from is taken from the same revision.
public final class CommittedSpec {

    private static final Path HERE = Path.of("").toAbsolutePath();

    private final Git git;
    private final String revision;
    private final boolean fromFolder;

    private CommittedSpec(Git git, String revision, boolean fromFolder) {
        this.git = git;
        this.revision = revision;
        this.fromFolder = fromFolder;
    }

    /// Reads a spec.
    ///
    /// @param object `REVISION:PATH`, the path from the top of the repository, or from git's folder after `./`
    /// @return the spec, or what is wrong with it; empty when git does not know it
    public static Optional<SpecResult> find(Git git, String object) {
        return git.find(object).map(bytes -> read(git, object, bytes));
    }

    /// Reads a spec whose own bytes are known.
    ///
    /// @param object as in [#find]
    /// @param bytes what git has for it
    public static SpecResult read(Git git, String object, byte[] bytes) {
        int colon = object.indexOf(':');
        String path = object.substring(colon + 1);
        boolean fromFolder = path.startsWith("./") || path.startsWith("../");
        CommittedSpec spec = new CommittedSpec(git, object.substring(0, colon), fromFolder);
        return SpecReader.read(
                Path.of(path),
                object,
                List.of(),
                (file, name) -> name.equals(object) ? text(bytes, name) : spec.load(file, name));
    }

    private SourceReader.Loaded load(Path file, String name) {
        String path = HERE.relativize(file).toString().replace('\\', '/');
        return git.find(revision + ":" + (fromFolder ? "./" : "") + path)
                .map(bytes -> text(bytes, name))
                .orElseGet(() -> SourceReader.missing(name));
    }

    private static SourceReader.Loaded text(byte[] bytes, String name) {
        try {
            return SourceReader.stream(new ByteArrayInputStream(bytes), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // bytes in memory can be read
        }
    }
}
