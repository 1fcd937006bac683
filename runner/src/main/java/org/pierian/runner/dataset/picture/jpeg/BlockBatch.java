package org.pierian.runner.dataset.picture.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Blocks of coefficients that wait until there are enough of them to be turned into samples together.
final class BlockBatch {

    private static final int SIDE = InverseDct.SIDE;
    private static final int MOST = 64;
    private static final VarHandle SAMPLES = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final int[][] coefficients = new int[SIDE][MOST * SIDE]; // a row of each block, block after block
    private final int[][] turned = new int[SIDE][MOST * SIDE]; // a column of each block
    private final InverseDct transform = new InverseDct(MOST * SIDE);
    private final Component[] components = new Component[MOST];
    private final int[] places = new int[MOST]; // of the first sample
    private int count;

    /// Where the coefficients of the next block are put, multiplied by their quantisers: eight arrays, one for each
    /// row, in each of which the block begins at [#column]. They are 0.
    int[][] rows() {
        return coefficients;
    }

    /// Place of the first coefficient of the next block in each of [#rows].
    int column() {
        return count * SIDE;
    }

    /// Takes the block that has been put there.
    ///
    /// @param row of the block among the component's
    /// @param column likewise
    void add(Component component, int row, int column) {
        components[count] = component;
        places[count] = component.place(row, column);
        count++;
        if (count == MOST) {
            write();
        }
    }

    /// Takes all blocks of a component whose coefficients are kept, and writes their samples.
    void addAll(Component component) {
        for (int row = 0; row < Math.ceilDiv(component.height(), SIDE); row++) {
            for (int column = 0; column < Math.ceilDiv(component.width(), SIDE); column++) {
                int block = component.block(row, column);
                if (component.masks()[block] == 0) {
                    int first = component.coefficients()[block * InverseDct.BLOCK];
                    component.writeFlat(first * component.quantiser()[0], row, column);
                } else {
                    quantise(component, block * InverseDct.BLOCK);
                    add(component, row, column);
                }
            }
        }
        write();
    }

    /// Puts the coefficients of the next block, multiplied by their quantisers.
    ///
    /// @param from place of the first one
    private void quantise(Component component, int from) {
        short[] kept = component.coefficients();
        int[] quantiser = component.quantiser();
        int at = column();
        for (int i = 0; i < InverseDct.BLOCK; i += SIDE) {
            int[] row = coefficients[i / SIDE];
            for (int x = 0; x < SIDE; x++) {
                row[at + x] = kept[from + i + x] * quantiser[i + x];
            }
        }
    }

    /// Writes the samples of all blocks that wait.
    void write() {
        int lines = count * SIDE;
        transform.columns(coefficients, lines);
        for (int r = 0; r < SIDE; r++) {
            turn(coefficients[r], r, lines);
            Arrays.fill(coefficients[r], 0, lines, 0);
        }
        transform.rows(turned, lines);
        for (int c = 0; c < SIDE; c += 2) {
            joinLevels(turned[c], turned[c + 1], lines);
        }
        for (int c = 0; c < SIDE; c += 4) {
            joinPairs(turned[c], turned[c + 2], lines);
        }
        for (int b = 0; b < count; b++) {
            put(b, turned[0], turned[4]);
        }
        count = 0;
    }

    /// Makes the rows of each block the columns.
    private void turn(int[] row, int r, int lines) {
        int[] column0 = turned[0];
        int[] column1 = turned[1];
        int[] column2 = turned[2];
        int[] column3 = turned[3];
        int[] column4 = turned[4];
        int[] column5 = turned[5];
        int[] column6 = turned[6];
        int[] column7 = turned[7];
        for (int i = 0; i < lines; i += SIDE) {
            column0[i + r] = row[i];
            column1[i + r] = row[i + 1];
            column2[i + r] = row[i + 2];
            column3[i + r] = row[i + 3];
            column4[i + r] = row[i + 4];
            column5[i + r] = row[i + 5];
            column6[i + r] = row[i + 6];
            column7[i + r] = row[i + 7];
        }
    }

    private static void joinLevels(int[] left, int[] right, int lines) {
        for (int i = 0; i < lines; i++) {
            left[i] = InverseDct.level(left[i]) | InverseDct.level(right[i]) << Byte.SIZE;
        }
    }

    private static void joinPairs(int[] left, int[] right, int lines) {
        for (int i = 0; i < lines; i++) {
            left[i] |= right[i] << Short.SIZE;
        }
    }

    private void put(int block, int[] left, int[] right) {
        byte[] plane = components[block].plane();
        int stride = components[block].stride();
        int at = places[block];
        int from = block * SIDE;
        for (int i = from; i < from + SIDE; i++) {
            SAMPLES.set(plane, at, left[i]);
            SAMPLES.set(plane, at + Integer.BYTES, right[i]);
            at += stride;
        }
    }
}
