package org.pierian.runner.dataset.parquet;

import java.io.IOException;
import java.util.Set;
import org.pierian.runner.dataset.table.BadCells;
import org.pierian.runner.failure.DataMistake;

/// Requires the parts of a file to be where its metadata say, before memory is taken for any of them.
///
/// @param file the file
record FileLayout(ParquetFile file) {

    private static final int MOST_PAGE = 1 << 27;
    private static final int MOST_VALUES = 1 << 24;
    private static final int SHORT_HEADER = 1 << 12;
    private static final int LONGEST_HEADER = 1 << 24;
    private static final Set<Integer> CODECS = Set.of(Codecs.NONE, Codecs.SNAPPY, Codecs.GZIP, Codecs.ZSTD);

    /// The codecs by their numbers in the format.
    private static final class Codecs {
        private static final int SLACK = 1 << 10;
        private static final int NONE = 0;
        private static final int SNAPPY = 1;
        private static final int GZIP = 2;
        private static final int ZSTD = 6;

        /// The most bytes that so many may become: of Snappy copies of 64 bytes in three, of gzip 258 in two bits, of
        /// Zstandard blocks of 128 KiB in four.
        static long most(int codec, int compressed) {
            return (long) compressed
                            * switch (codec) {
                                case NONE -> 1;
                                case SNAPPY -> 22;
                                case GZIP -> 1_032;
                                default -> 1 << 15;
                            }
                    + (codec == NONE ? 0 : SLACK);
        }
    }

    /// Requires the counts of the metadata to agree.
    ///
    /// @throws org.pierian.runner.failure.Failure when they do not
    void require() {
        try {
            requireCounts();
        } catch (ThriftReader.Fault e) {
            throw ParquetFile.damaged(file.name(), "its metadata are damaged: " + e.getMessage());
        }
    }

    private void requireCounts() {
        ParquetMetadata metadata = file.metadata();
        long rows = 0;
        for (ParquetMetadata.RowGroup group : metadata.groups()) {
            require(group.rows() >= 0, "a group has fewer than no rows");
            require(group.chunks().size() == metadata.leaves(), "a group has other columns than the schema");
            require(group.rows() <= metadata.rows() - rows, "groups have more rows than the file");
            rows += group.rows();
        }
        require(rows == metadata.rows(), "groups have fewer rows than the file");
    }

    /// Requires the pages of a column to be what its metadata say.
    ///
    /// @throws org.pierian.runner.failure.Failure when they are not
    void require(ParquetColumn column) throws IOException {
        try {
            for (ParquetMetadata.RowGroup group : file.metadata().groups()) {
                require(column, group, group.chunks().get(column.leaf()));
            }
        } catch (ThriftReader.Fault e) {
            throw ParquetFile.damaged(file.name(), "column `" + BadCells.shown(column.name()) + "`: " + e.getMessage());
        }
    }

    private void require(ParquetColumn column, ParquetMetadata.RowGroup group, ColumnChunk chunk) throws IOException {
        require(chunk.values() == group.rows(), "it has another number of values than of rows");
        require(chunk.type() == column.type().number(), "its type is another one than in the schema");
        if (!CODECS.contains(chunk.codec())) {
            throw DataMistake.PARQUET
                    .failure("column `" + BadCells.shown(column.name()) + "` of `" + file.name()
                            + "` is compressed in a way that is not read: number " + chunk.codec() + " of the format")
                    .at(file.name())
                    .help("write the file with Snappy, Zstandard, gzip or no compression");
        }
        long start = chunk.start();
        require(
                start >= Integer.BYTES && chunk.bytes() >= 0 && chunk.bytes() <= file.size() - start,
                "its bytes are not all in the file");
        new Pages(column, chunk).require();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ThriftReader.Fault(otherwise);
        }
    }

    /// The pages of a column in a group of rows.
    private final class Pages {
        private final ParquetColumn column;
        private final ColumnChunk chunk;
        private final long end;
        private long at;
        private long values;

        Pages(ParquetColumn column, ColumnChunk chunk) {
            this.column = column;
            this.chunk = chunk;
            this.at = chunk.start();
            this.end = at + chunk.bytes();
        }

        void require() throws IOException {
            while (values < chunk.values()) {
                boolean first = at == chunk.start();
                PageHeader header = header(); // moves behind it
                FileLayout.require(header.compressed() <= end - at, "a page goes beyond the bytes of its column");
                FileLayout.require(header.uncompressed() <= MOST_PAGE, "a page of more than 128 MiB");
                FileLayout.require(
                        header.uncompressed() <= Codecs.most(chunk.codec(), header.compressed()),
                        "a page with more bytes than can be compressed into those of the file");
                switch (header.type()) {
                    case PageHeader.DICTIONARY -> dictionary(header, first);
                    case PageHeader.DATA, PageHeader.DATA_2 -> data(header);
                    case PageHeader.INDEX -> {
                        // has nothing that is needed
                    }
                    default -> throw new ThriftReader.Fault("a page of a kind that does not exist");
                }
                at += header.compressed();
            }
        }

        private void dictionary(PageHeader header, boolean first) {
            FileLayout.require(first, "a dictionary that is not its first page");
            long least = (long) header.values() * least();
            FileLayout.require(
                    header.values() >= 0 && least <= header.uncompressed(),
                    "a dictionary with more entries than bytes");
        }

        private int least() {
            return column.type() == PhysicalType.FIXED_LEN_BYTE_ARRAY
                    ? Math.max(1, column.length())
                    : column.type().leastBytes();
        }

        private void data(PageHeader header) {
            FileLayout.require(
                    header.values() >= 0
                            && header.values() <= MOST_VALUES
                            && header.values() <= chunk.values() - values,
                    "a page with more values than its column, or than 16,777,216");
            FileLayout.require(
                    header.levels() <= Math.min(header.compressed(), header.uncompressed()),
                    "a page whose parts are larger than the page");
            values += header.values();
        }

        private PageHeader header() throws IOException {
            for (long window = SHORT_HEADER; ; window *= 16) {
                int count = (int) Math.min(window, end - at);
                var bytes = ParquetFile.read(file.channel(), at, count);
                try {
                    PageHeader header = PageHeader.read(new ThriftReader(bytes));
                    at += bytes.position();
                    return header;
                } catch (ThriftReader.Fault e) {
                    if (count < window || window >= LONGEST_HEADER) {
                        throw e;
                    }
                }
            }
        }
    }
}
