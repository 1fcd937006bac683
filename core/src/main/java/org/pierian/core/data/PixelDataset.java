package org.pierian.core.data;

import org.pierian.core.tensor.Shape;

/// Pictures of bytes, turned into numbers by a table of 256 entries as they are handed out.
public final class PixelDataset implements Dataset {

    private final Shape inputShape;
    private final byte[] pixels;
    private final float[] table;
    private final Targets targets;
    private final int size;

    /// @param inputShape shape of one example
    /// @param size number of examples
    /// @param pixels all pictures, one after the other, of which the first `size` are used; kept, not copied
    /// @param table what each of the values 0 to 255 becomes
    /// @param targets what the examples should become
    public PixelDataset(Shape inputShape, int size, byte[] pixels, float[] table, Targets targets) {
        this.inputShape = inputShape;
        this.size = size;
        this.pixels = pixels;
        this.table = table.clone();
        this.targets = targets;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Shape inputShape() {
        return inputShape;
    }

    @Override
    public int outputs() {
        return targets.outputs();
    }

    @Override
    public void fill(int[] order, int from, Batch batch) {
        int width = inputShape.size();
        for (int i = 0; i < batch.size(); i++) {
            copy(order[from + i] * width, width, batch.inputs().data(), i * width);
        }
        targets.fill(order, from, batch);
    }

    private void copy(int source, int count, float[] x, int destination) {
        for (int j = 0; j < count; j++) {
            x[destination + j] = table[pixels[source + j] & 0xFF];
        }
    }
}
