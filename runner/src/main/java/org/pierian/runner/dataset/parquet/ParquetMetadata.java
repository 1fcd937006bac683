package org.pierian.runner.dataset.parquet;

import java.util.ArrayList;
import java.util.List;

/// What the end of a file says of it.
///
/// @param columns columns and groups of the first level
/// @param leaves how many columns hold values, also those in groups
/// @param rows number of rows
/// @param groups the groups of rows
record ParquetMetadata(List<ParquetColumn> columns, int leaves, long rows, List<RowGroup> groups) {

    /// A group of rows.
    ///
    /// @param rows how many
    /// @param chunks the bytes of each column that holds values
    record RowGroup(long rows, List<ColumnChunk> chunks) {}

    /// What is read field by field.
    private static final class Found {
        private SchemaReader.Schema schema = new SchemaReader.Schema(List.of(), 0);
        private long rows = -1;
        private final List<RowGroup> groups = new ArrayList<>();
    }

    /// Reads the metadata.
    ///
    /// @throws ThriftReader.Fault when they cannot be what they are
    static ParquetMetadata read(ThriftReader thrift) {
        Found found = new Found();
        thrift.struct((id, type) -> {
            switch (id) {
                case 2 -> {
                    ThriftReader.require(type, ThriftReader.LIST);
                    found.schema = SchemaReader.read(thrift);
                }
                case 3 -> found.rows = thrift.i64(type);
                case 4 -> {
                    ThriftReader.require(type, ThriftReader.LIST);
                    int size = thrift.list(ThriftReader.STRUCT);
                    for (int i = 0; i < size; i++) {
                        found.groups.add(group(thrift));
                    }
                }
                case 8 -> throw new ThriftReader.Fault("the file is encrypted");
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new ParquetMetadata(found.schema.columns(), found.schema.leaves(), found.rows, found.groups);
    }

    private static RowGroup group(ThriftReader thrift) {
        long[] rows = {-1};
        List<ColumnChunk> chunks = new ArrayList<>();
        thrift.struct((id, type) -> {
            if (id == 1) {
                ThriftReader.require(type, ThriftReader.LIST);
                int size = thrift.list(ThriftReader.STRUCT);
                for (int i = 0; i < size; i++) {
                    chunks.add(ColumnChunk.read(thrift));
                }
                return true;
            }
            if (id == 3) {
                rows[0] = thrift.i64(type);
                return true;
            }
            return false;
        });
        return new RowGroup(rows[0], chunks);
    }
}
