package org.pierian.runner.dataset.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/// How the files of one kind of table are written.
public interface TableFormat {

    /// Opens a file.
    ///
    /// @param name the file's name, for messages
    /// @param wanted columns that will be asked for; rows may leave out others if all of these are there
    /// @throws org.pierian.runner.failure.Failure when it is not there, or its beginning is not of this kind
    TableRows open(Path file, String name, List<String> wanted);

    /// Opens a file to look at no more than its beginning, and at the columns that are there.
    ///
    /// @throws org.pierian.runner.failure.Failure as [#open] does
    default TableRows look(Path file, String name, List<String> wanted) {
        return open(file, name, wanted);
    }

    /// Takes a stream, as [#open] does a file.
    ///
    /// @param in closed with the rows
    TableRows read(InputStream in, String name, List<String> wanted);

    /// The hash of a file as reading it gives it.
    String sha256(Path file) throws IOException;
}
