package org.pierian.runner.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// What a file that must outlive a crash asks of a disk. Whatever is not forced may be lost, wholly or in part,
/// in any order.
public interface Disk {

    /// Starts a file, empty even where one of that name is.
    OutputStream create(Path file) throws IOException;

    /// Returns when the content of a file is safe.
    void force(Path file) throws IOException;

    /// Gives a file another name in the same folder, in place of one that has it.
    void rename(Path from, Path to) throws IOException;

    /// Creates a folder in one that is there; nothing happens when it is there already.
    void createFolder(Path folder) throws IOException;

    /// Returns when the names of the files of a folder are safe.
    void forceFolder(Path folder) throws IOException;

    /// Removes a file that may be there.
    void delete(Path file) throws IOException;
}
