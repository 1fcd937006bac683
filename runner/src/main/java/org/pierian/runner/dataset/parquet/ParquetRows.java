package org.pierian.runner.dataset.parquet;

import dev.hardwood.HardwoodContext;
import dev.hardwood.reader.ParquetFileReader;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.dataset.Background;
import org.pierian.runner.dataset.table.BadCells;
import org.pierian.runner.dataset.table.ColumnWords;
import org.pierian.runner.dataset.table.TableRow;
import org.pierian.runner.dataset.table.TableRows;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.InputFile;
import org.pierian.runner.file.Sha256;

/// The rows of a Parquet file.
final class ParquetRows implements TableRows {

    private static final int BATCH = 4_096;

    private final ParquetFile file;
    private final List<ParquetColumn> columns;
    private final List<ParquetColumn> used;
    private final int[] places; // of each column among the used ones; -1 where it is not used
    private long number;
    private @Nullable Decoder decoder;
    private @Nullable Background<String> hash;

    /// What decodes the file, while its rows are read.
    private record Decoder(HardwoodContext context, ParquetFileReader reader, List<ColumnCells> columns)
            implements AutoCloseable {

        @Override
        public void close() throws IOException {
            try (context;
                    reader) {
                columns.forEach(ColumnCells::close);
            }
        }
    }

    /// @param file closed with this
    /// @param columns the header
    /// @param used those of them that have cells; others are empty
    ParquetRows(ParquetFile file, List<ParquetColumn> columns, List<ParquetColumn> used) {
        this.file = file;
        this.columns = columns;
        this.used = used;
        this.places = columns.stream().mapToInt(used::indexOf).toArray();
    }

    @Override
    public List<String> header() {
        return columns.stream().map(ParquetColumn::name).toList();
    }

    @Override
    public Optional<TableRow> next() {
        if (number == file.metadata().rows()) {
            return Optional.empty();
        }
        List<ColumnCells> all = decoder().columns();
        number++;
        for (ColumnCells column : all) {
            try {
                column.advance();
            } catch (RuntimeException e) {
                throw unreadable(column, e);
            }
        }
        return Optional.of(new Row(number, all));
    }

    /// The row that the columns are at.
    private final class Row implements TableRow {

        private final long number;
        private final List<ColumnCells> all;

        Row(long number, List<ColumnCells> all) {
            this.number = number;
            this.all = all;
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public int size() {
            return places.length;
        }

        @Override
        public String text(int cell) {
            if (places[cell] < 0) {
                return "";
            }
            ColumnCells column = all.get(places[cell]);
            try {
                return column.text();
            } catch (RuntimeException e) {
                throw unreadable(column, e);
            }
        }

        @Override
        public double decimal(int cell) {
            int place = places[cell];
            return place < 0 ? Double.NaN : all.get(place).decimal();
        }
    }

    /// What is said of a cell that cannot be read.
    private Failure unreadable(ColumnCells column, RuntimeException e) {
        if (e instanceof ThriftReader.Fault) {
            return bad(column.column(), e.getMessage());
        }
        requireReadable(e);
        return bad(column.column(), "its values do not decode").causedBy(e);
    }

    /// An error of the disk may have come to another thread first, and from there by way of others.
    private void requireReadable(Exception e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileRanges.Unreadable unreadable) {
                throw InputFile.unreadable(file.name(), unreadable.failure());
            }
        }
    }

    private Failure bad(ParquetColumn column, @Nullable String why) {
        return ParquetFile.damaged(
                file.name(), "column `" + BadCells.shown(column.name()) + "`, row " + number + ": " + why);
    }

    private Decoder decoder() {
        if (decoder == null) {
            try {
                FileLayout layout = new FileLayout(file);
                for (ParquetColumn column : used) {
                    layout.require(column);
                }
                decoder = open();
            } catch (IOException e) {
                throw InputFile.unreadable(file.name(), e);
            }
        }
        return decoder;
    }

    private Decoder open() {
        Library.prepare();
        HardwoodContext context = HardwoodContext.create();
        List<ColumnCells> opened = new ArrayList<>();
        try {
            ParquetFileReader reader = ParquetFileReader.open(new FileRanges(file), context);
            for (ParquetColumn column : used) {
                opened.add(new ColumnCells(
                        column,
                        CellForm.of(column).orElseThrow(),
                        reader.buildColumnReader(column.leaf()).batchSize(BATCH).build()));
            }
            return new Decoder(context, reader, opened);
        } catch (IOException | RuntimeException e) {
            context.close();
            requireReadable(e);
            throw ParquetFile.damaged(file.name(), "it does not decode").causedBy(e);
        }
    }

    @Override
    public String place(TableRow row) {
        return file.name() + ": row " + row.number();
    }

    @Override
    public String unit() {
        return "row";
    }

    @Override
    public ColumnWords words() {
        return new ColumnWords(
                "the file",
                file.name(),
                List.of(),
                "the file names its columns, each once; upper and lower case and blanks count");
    }

    @Override
    public Failure noRows() {
        return DataMistake.NO_ROWS
                .failure("`" + file.name() + "` has no rows")
                .at(file.name())
                .help("write it with rows");
    }

    /// The file is hashed as it stands, while its values are decoded.
    @Override
    public void expectSha256() {
        hash = Background.start("sha-256", this::hash);
    }

    @Override
    public String sha256() {
        return hash == null ? hash() : hash.get();
    }

    private String hash() {
        try {
            return Sha256.of(Channels.newInputStream(file.channel().position(0)));
        } catch (IOException e) {
            throw InputFile.unreadable(file.name(), e);
        }
    }

    @Override
    public void close() {
        try (file) {
            if (decoder != null) {
                decoder.close();
            }
        } catch (IOException e) {
            throw InputFile.unreadable(file.name(), e);
        }
    }
}
