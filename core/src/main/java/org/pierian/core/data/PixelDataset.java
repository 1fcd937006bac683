package org.pierian.core.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// Images of bytes, in memory or in a mapped file, converted to numbers by tables of 256 entries as batches are filled.
public final class PixelDataset implements Dataset {

    private final Shape inputShape;
    private final MemorySegment pixels;
    private final float[][] tables;
    private final Targets targets;
    private final int size;
    private final float[] row;
    private final byte[] levels;

    /// @param inputShape shape of one example
    /// @param size number of examples
    /// @param pixels all images, one after the other, of which the first `size` are used; kept, not copied
    /// @param tables what each of the values 0 to 255 becomes: one table, or one for each index of the first axis
    /// @param targets what the examples should become
    public PixelDataset(Shape inputShape, int size, byte[] pixels, float[][] tables, Targets targets) {
        this(inputShape, size, MemorySegment.ofArray(pixels), tables, targets);
    }

    /// @param inputShape as there
    /// @param size as there
    /// @param pixels all images as bytes, one after the other, which may be more than an array holds
    /// @param tables as there
    /// @param targets as there
    public PixelDataset(Shape inputShape, int size, MemorySegment pixels, float[][] tables, Targets targets) {
        this.inputShape = inputShape;
        this.size = size;
        this.pixels = pixels;
        this.tables = Arrays.stream(tables).map(float[]::clone).toArray(float[][]::new);
        this.targets = targets;
        this.row = new float[inputShape.size()];
        this.levels = new byte[inputShape.size()];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public TensorType inputType() {
        return TensorType.numbers(inputShape);
    }

    @Override
    public TargetType targetType() {
        return targets.type();
    }

    /// What the examples should become.
    public Targets targets() {
        return targets;
    }

    @Override
    public void fill(int[] order, int from, Batch batch) {
        int width = inputShape.size();
        for (int i = 0; i < batch.size(); i++) {
            copy(order[from + i], levels);
            convert(levels, 0, row, 0);
            batch.inputs().buffer().write(i * width, row, 0, width);
        }
        targets.fill(order, from, batch);
    }

    /// Copies an image.
    ///
    /// @param target receives its bytes
    public void copy(int example, byte[] target) {
        MemorySegment.copy(pixels, ValueLayout.JAVA_BYTE, (long) example * row.length, target, 0, row.length);
    }

    /// Converts the bytes of an image, one of this dataset or another one of its size, to numbers.
    ///
    /// @param levels holds the bytes
    /// @param source place of the first one
    /// @param numbers receives the numbers
    /// @param at place of the first one
    public void convert(byte[] levels, int source, float[] numbers, int at) {
        int plane = row.length / tables.length;
        for (int t = 0; t < tables.length; t++) {
            convert(levels, source + t * plane, numbers, at + t * plane, plane, tables[t]);
        }
    }

    private static void convert(byte[] levels, int source, float[] numbers, int at, int count, float[] table) {
        for (int j = 0; j < count; j++) {
            numbers[at + j] = table[levels[source + j] & 0xFF];
        }
    }
}
