package org.pierian.core.backend;

import org.pierian.core.tensor.Tensor;

/// Rows of a table that are named by their indices. Indices are integers from 0 to below the number of rows,
/// stored as float32; a range `from .. to` is one of places in a tensor of indices.
public interface Lookup {

    /// Copies rows: row i of `y` is the row of the table that index i names.
    ///
    /// @param table `[rows, columns]`
    /// @param y its elements are seen as rows of `columns`
    void read(int from, int to, Tensor indices, Tensor table, Tensor y);

    /// Adds rows to those of a table, in ascending order of places.
    ///
    /// @param skipped a row that nothing is added to, or -1
    /// @param dy its elements are seen as rows of `columns`
    /// @param table `[rows, columns]`
    void add(int from, int to, Tensor indices, int skipped, Tensor dy, Tensor table);

    /// Sets the rows to +0 that the indices name.
    ///
    /// @param table `[rows, columns]`
    void clear(int from, int to, Tensor indices, Tensor table);

    /// Writes rows that are 0 but for a 1 at the index.
    ///
    /// @param columns elements of a row
    /// @param y its elements are seen as rows of `columns`
    void oneHot(int from, int to, Tensor indices, int columns, Tensor y);
}
