package org.pierian.runner.file;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/// What a program asked of a disk.
public sealed interface DiskOperation {

    /// Starts a file.
    record Create(Path file) implements DiskOperation {}

    /// Appends to a file.
    record Write(Path file, ByteBuffer bytes) implements DiskOperation {}

    /// Makes the content of a file safe.
    record Force(Path file) implements DiskOperation {}

    /// Renames a file.
    record Rename(Path from, Path to) implements DiskOperation {}

    /// Creates a folder.
    record CreateFolder(Path folder) implements DiskOperation {}

    /// Makes the names in a folder safe.
    record ForceFolder(Path folder) implements DiskOperation {}

    /// Removes a file.
    record Delete(Path file) implements DiskOperation {}
}
