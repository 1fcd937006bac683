package org.pierian.runner.dataset.arrays;

import java.nio.file.Path;
import java.util.List;
import org.pierian.runner.failure.Failure;

/// Arrays by their names, in files.
interface ArrayFiles extends AutoCloseable {

    /// What an array is.
    ///
    /// @throws Failure when there is none of that name, or it is no array of numbers
    NpyHeader header(String name);

    /// An array.
    ///
    /// @throws Failure as [#header] does, or when it is damaged
    NpyArray read(String name);

    /// Names of the arrays that can be listed, in the order of the file.
    List<String> names();

    /// The file of an array.
    Path file(String name);

    @Override
    void close();
}
