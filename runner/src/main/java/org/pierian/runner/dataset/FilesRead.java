package org.pierian.runner.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.FileState;
import org.pierian.runner.file.InputFile;

/// The files that a dataset is read from, as they were before. Pictures in folders are not among them: each is looked
/// at when it is read.
public final class FilesRead {

    private final List<Named> files = new ArrayList<>();

    private record Named(String name, FileState before) {}

    /// Adds a file that will be read.
    ///
    /// @param name what messages call it
    /// @throws Failure when it cannot be looked at
    public void add(String name, Path file) {
        try {
            if (Files.isRegularFile(file)) {
                files.add(new Named(name, FileState.of(file)));
            }
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    /// What is to be said of the first file that was written to since, if there is one.
    public Optional<Failure> change() {
        return files.stream()
                .flatMap(file -> file.before().change(file.name()).stream())
                .findFirst();
    }
}
