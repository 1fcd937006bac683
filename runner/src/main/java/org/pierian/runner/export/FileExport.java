package org.pierian.runner.export;

import java.nio.file.Path;
import java.util.List;

/// A format that is written into a folder.
@FunctionalInterface
public interface FileExport {

    /// Writes a run.
    ///
    /// @param run what to write
    /// @param folder where to, created if it is not there
    /// @return the files that were written, in order
    /// @throws org.pierian.runner.failure.Failure when the run cannot be written in this format, lacks a file, or the
    /// folder cannot be written to
    List<Path> write(FinishedRun run, Path folder);
}
