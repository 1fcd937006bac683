package org.pierian.core.backend.cpu.layout;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import java.util.Arrays;
import org.pierian.core.backend.Lookup;
import org.pierian.core.backend.cpu.thread.RangeTask;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.tensor.Tensor;

/// [Lookup] on arrays. Reading is divided among threads by places; adding is one chain for each element of the
/// table and stays with one thread.
public final class CpuLookup implements Lookup {

    private static final float[] NOTHING = {};

    private final Team team;
    private final Reading reading = new Reading();

    /// @param team the threads
    public CpuLookup(Team team) {
        this.team = team;
    }

    @Override
    public void read(int from, int to, Tensor indices, Tensor table, Tensor y) {
        int columns = table.shape().last();
        if (team.pays((long) (to - from) * columns)) {
            reading.divide(from, to, columns, array(indices), array(table), array(y));
        } else {
            copyRows(from, to, columns, array(indices), array(table), array(y));
        }
    }

    private static void copyRows(int from, int to, int columns, float[] indices, float[] table, float[] y) {
        for (int i = from; i < to; i++) {
            int row = (int) indices[i];
            System.arraycopy(table, row * columns, y, i * columns, columns);
        }
    }

    @Override
    public void add(int from, int to, Tensor indices, int skipped, Tensor dy, Tensor table) {
        int columns = table.shape().last();
        float[] places = array(indices);
        float[] rows = array(dy);
        float[] sums = array(table);
        for (int i = from; i < to; i++) {
            int row = (int) places[i];
            if (row != skipped) {
                addRow(rows, i * columns, sums, row * columns, columns);
            }
        }
    }

    private static void addRow(float[] row, int from, float[] sums, int to, int columns) {
        for (int j = 0; j < columns; j++) {
            sums[to + j] += row[from + j];
        }
    }

    @Override
    public void clear(int from, int to, Tensor indices, Tensor table) {
        int columns = table.shape().last();
        float[] places = array(indices);
        float[] rows = array(table);
        for (int i = from; i < to; i++) {
            int row = (int) places[i];
            Arrays.fill(rows, row * columns, (row + 1) * columns, 0f);
        }
    }

    @Override
    public void oneHot(int from, int to, Tensor indices, int columns, Tensor y) {
        float[] places = array(indices);
        float[] rows = array(y);
        Arrays.fill(rows, from * columns, to * columns, 0f);
        for (int i = from; i < to; i++) {
            rows[i * columns + (int) places[i]] = 1f;
        }
    }

    /// Reading many rows.
    private final class Reading extends RangeTask {

        private int columns;
        private float[] indices = NOTHING;
        private float[] table = NOTHING;
        private float[] y = NOTHING;

        void divide(int from, int to, int columns, float[] indices, float[] table, float[] y) {
            this.columns = columns;
            this.indices = indices;
            this.table = table;
            this.y = y;
            divide(team, from, to, 1);
            this.indices = NOTHING;
            this.table = NOTHING;
            this.y = NOTHING;
        }

        @Override
        protected void compute(int from, int to) {
            copyRows(from, to, columns, indices, table, y);
        }
    }
}
