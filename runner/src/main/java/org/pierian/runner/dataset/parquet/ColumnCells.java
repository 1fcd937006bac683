package org.pierian.runner.dataset.parquet;

import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.Validity;
import java.util.function.Function;
import org.pierian.runner.dataset.table.TextCache;

/// The cells of a column one after the other.
final class ColumnCells implements AutoCloseable {

    private final ParquetColumn column;
    private final CellForm form;
    private final ColumnReader reader;
    private final TextCache texts = new TextCache();
    private final Function<byte[], String> read;
    private Validity validity = Validity.NO_NULLS;
    private boolean[] booleans = {};
    private int[] ints = {};
    private long[] longs = {};
    private float[] floats = {};
    private double[] doubles = {};
    private byte[] bytes = {};
    private int[] offsets = {};
    private int count;
    private int at = -1;

    /// @param form how its values become texts
    /// @param reader gives them in batches
    ColumnCells(ParquetColumn column, CellForm form, ColumnReader reader) {
        this.column = column;
        this.form = form;
        this.reader = reader;
        this.read = value -> form.text(value, column);
    }

    /// Goes to the next cell, of which there has to be one.
    ///
    /// @throws ThriftReader.Fault when there is none
    void advance() {
        at++;
        while (at >= count) {
            if (!reader.nextBatch()) {
                throw new ThriftReader.Fault("it has fewer values than rows");
            }
            take();
        }
    }

    /// The cell as a text.
    ///
    /// @throws ThriftReader.Fault when it has none
    String text() {
        return isMissing() ? "" : text(at);
    }

    /// The cell as the number that its text is.
    ///
    /// @return NaN where the text is to be read instead
    double decimal() {
        if (isMissing()) {
            return Double.NaN;
        }
        return switch (form) {
            case DOUBLE -> Double.isFinite(doubles[at]) ? doubles[at] : Double.NaN;
            case INTEGER -> column.type() == PhysicalType.INT32 ? ints[at] : longs[at];
            default -> Double.NaN;
        };
    }

    private boolean isMissing() {
        return form == CellForm.NOTHING || validity.isNull(at);
    }

    private void take() {
        count = reader.getRecordCount();
        at = 0;
        validity = reader.getLeafValidity();
        if (reader.getValueCount() != count) {
            throw new ThriftReader.Fault("it has another number of values than of rows");
        }
        switch (column.type()) {
            case BOOLEAN -> booleans = reader.getBooleans();
            case INT32 -> ints = reader.getInts();
            case INT64 -> longs = reader.getLongs();
            case FLOAT -> floats = reader.getFloats();
            case DOUBLE -> doubles = reader.getDoubles();
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY, INT96 -> {
                bytes = reader.getBinaryValues();
                offsets = reader.getBinaryOffsets();
            }
        }
    }

    private String text(int place) {
        return switch (column.type()) {
            case BOOLEAN -> Boolean.toString(booleans[place]);
            case INT32 -> form.text(ints[place], column);
            case INT64 -> form.text(longs[place], column);
            case FLOAT -> Float.toString(floats[place]);
            case DOUBLE -> Double.toString(doubles[place]);
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY, INT96 -> texts.text(bytes, offsets[place], offsets[place + 1], read);
        };
    }

    /// The column.
    ParquetColumn column() {
        return column;
    }

    @Override
    public void close() {
        reader.close();
    }
}
