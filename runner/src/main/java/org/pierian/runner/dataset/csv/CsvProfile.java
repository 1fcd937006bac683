package org.pierian.runner.dataset.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import org.pierian.runner.dataset.table.TableProfile;

/// What the first rows of a file show.
///
/// @param dialect how it is written
/// @param notes what a person should look at
/// @param table its columns
public record CsvProfile(Dialect dialect, List<String> notes, TableProfile table) {

    /// Takes a copy.
    public CsvProfile {
        notes = List.copyOf(notes);
    }

    /// Looks at a file.
    ///
    /// @param name the file's name, for messages
    /// @param chooseTarget says which column is to be learned, given the header
    /// @throws org.pierian.runner.failure.Failure when it is no table
    public static CsvProfile of(Path file, String name, ToIntFunction<List<String>> chooseTarget) {
        DialectFinder.Found found = DialectFinder.of(file, name);
        try (CsvRows rows = CsvRows.open(file, name, found.dialect())) {
            return new CsvProfile(found.dialect(), found.notes(), TableProfile.of(rows, name, chooseTarget));
        }
    }
}
