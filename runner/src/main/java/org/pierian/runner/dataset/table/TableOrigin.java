package org.pierian.runner.dataset.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pierian.runner.dataset.Reading;
import org.pierian.runner.file.Sha256;

/// Where the rows of a dataset are: everything that differs between kinds of tables.
public interface TableOrigin {

    /// What messages and records call the table; of a file its name in the spec.
    String name();

    /// The key of the spec that names it.
    String key();

    /// Files of the spec's folder that are read, as the spec names them.
    List<String> files();

    /// The server that is connected to; none where rows are in files.
    default Optional<String> host() {
        return Optional.empty();
    }

    /// The hash of one of them, as a record has it.
    ///
    /// @throws IOException when it cannot be read
    default String sha256(Path file) throws IOException {
        return Sha256.of(file);
    }

    /// Opens one of these files to look at its columns before data is read, where that is of use.
    ///
    /// @param name the file's name, for messages
    /// @param wanted columns that will be asked for
    default Optional<TableRows> look(Path file, String name, List<String> wanted) {
        return Optional.empty();
    }

    /// Opens the table.
    ///
    /// @param wanted columns that will be asked for; rows may leave out others if all of these are there
    /// @throws org.pierian.runner.failure.Failure when it cannot be opened
    TableRows open(Reading reading, List<String> wanted);

    /// Opens another table of the same form, whose rows are a set of their own.
    ///
    /// @param other what the spec calls it
    /// @param wanted as there
    /// @throws org.pierian.runner.failure.Failure when it cannot be opened
    TableRows open(String other, Reading reading, List<String> wanted);
}
