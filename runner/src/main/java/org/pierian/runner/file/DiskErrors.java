package org.pierian.runner.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What a disk's refusals mean.
final class DiskErrors {

    private DiskErrors() {}

    /// What the disk said.
    static Throwable io(Exception e) {
        return e instanceof UncheckedIOException unchecked && unchecked.getCause() != null ? unchecked.getCause() : e;
    }

    /// Whether a folder is on a disk that takes no writing.
    static boolean isReadOnly(Path folder) {
        try {
            return Files.getFileStore(folder).isReadOnly();
        } catch (IOException _) {
            return false;
        }
    }

    /// The reason in a few words.
    static String reason(Throwable e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "a file of that name is in the way";
            case NoSuchFileException _ -> "no such folder";
            case FileSystemException f when f.getReason() != null -> f.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
