package org.pierian.runner.dataset.parquet;

/// A column, or a group of columns, of the first level.
///
/// @param name its name
/// @param leaf its place among all columns that hold values, also those in groups; -1 for a group
/// @param type how its values are stored
/// @param length bytes of each value, where all have the same
/// @param logical what its values mean
/// @param isOptional whether values may be missing
/// @param isRepeated whether a row has several values
record ParquetColumn(
        String name,
        int leaf,
        PhysicalType type,
        int length,
        LogicalType logical,
        boolean isOptional,
        boolean isRepeated) {

    /// Whether a row has one value, or none.
    boolean isFlat() {
        return leaf >= 0 && !isRepeated;
    }
}
