package org.pierian.runner.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Tells whether a file is written to, or replaced, while it is read.
///
/// @param file the file
/// @param size in bytes
/// @param changed when its content was changed last
/// @param key which file the name stands for, where the system tells
public record FileState(
        Path file, long size, FileTime changed, @Nullable Object key) {

    /// The state of a file now.
    ///
    /// @throws IOException when it is not there, or cannot be looked at
    public static FileState of(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileState(file, now.size(), now.lastModifiedTime(), now.fileKey());
    }

    /// What is to be said where the file is another now, or is gone; nothing where it is the same.
    ///
    /// @param name what messages call it
    public Optional<Failure> change(String name) {
        String what;
        try {
            if (of(file).equals(this)) {
                return Optional.empty();
            }
            what = "was changed";
        } catch (NoSuchFileException _) {
            what = "was removed";
        } catch (IOException e) {
            return Optional.of(InputFile.unreadable(file, e));
        }
        return Optional.of(Failure.of(ExitCode.IO, "`" + name + "` " + what + " while it was read")
                .at(file.toString())
                .help("start again when nobody writes to it"));
    }
}
