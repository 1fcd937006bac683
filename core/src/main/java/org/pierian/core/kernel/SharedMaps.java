package org.pierian.core.kernel;

/// [Maps] with the elements of large arrays shared out among threads, each computed as one thread would.
final class SharedMaps implements Maps {

    private static final float NO_FACTOR = Float.NaN;

    private static final Part SIGMOID_PART = (maps, from, to, a, b, factor, y) -> maps.sigmoid(from, to, a, y);
    private static final Part SIGMOID_GRADIENT_PART =
            (maps, from, to, a, b, factor, y) -> maps.sigmoidGradient(from, to, a, b, y);
    private static final Part TANH_PART = (maps, from, to, a, b, factor, y) -> maps.tanh(from, to, a, y);
    private static final Part TANH_GRADIENT_PART =
            (maps, from, to, a, b, factor, y) -> maps.tanhGradient(from, to, a, b, y);
    private static final Part RELU_PART = (maps, from, to, a, b, factor, y) -> maps.relu(from, to, a, y);
    private static final Part RELU_GRADIENT_PART =
            (maps, from, to, a, b, factor, y) -> maps.reluGradient(from, to, a, b, y);
    private static final Part MULTIPLY_PART = (maps, from, to, a, b, factor, y) -> maps.multiply(from, to, a, b, y);
    private static final Part SCALE_PART = (maps, from, to, a, b, factor, y) -> maps.scale(from, to, a, factor, y);
    private static final Part COPY_PART = (maps, from, to, a, b, factor, y) -> maps.copy(from, to, a, y);

    private final Maps maps;
    private final ThreadLocal<Job> jobs;

    /// @param maps does the parts
    SharedMaps(Maps maps) {
        this.maps = maps;
        this.jobs = ThreadLocal.withInitial(() -> new Job(maps));
    }

    @Override
    public void sigmoid(int from, int to, float[] x, float[] y) {
        share(SIGMOID_PART, from, to, x, x, NO_FACTOR, y);
    }

    @Override
    public void sigmoidGradient(int from, int to, float[] y, float[] dy, float[] dx) {
        share(SIGMOID_GRADIENT_PART, from, to, y, dy, NO_FACTOR, dx);
    }

    @Override
    public void tanh(int from, int to, float[] x, float[] y) {
        share(TANH_PART, from, to, x, x, NO_FACTOR, y);
    }

    @Override
    public void tanhGradient(int from, int to, float[] y, float[] dy, float[] dx) {
        share(TANH_GRADIENT_PART, from, to, y, dy, NO_FACTOR, dx);
    }

    @Override
    public void relu(int from, int to, float[] x, float[] y) {
        share(RELU_PART, from, to, x, x, NO_FACTOR, y);
    }

    @Override
    public void reluGradient(int from, int to, float[] y, float[] dy, float[] dx) {
        share(RELU_GRADIENT_PART, from, to, y, dy, NO_FACTOR, dx);
    }

    @Override
    public void multiply(int from, int to, float[] a, float[] b, float[] y) {
        share(MULTIPLY_PART, from, to, a, b, NO_FACTOR, y);
    }

    @Override
    public void scale(int from, int to, float[] x, float factor, float[] y) {
        share(SCALE_PART, from, to, x, x, factor, y);
    }

    @Override
    public void copy(int from, int to, float[] x, float[] y) {
        share(COPY_PART, from, to, x, x, NO_FACTOR, y);
    }

    @Override
    public void addToRows(int rows, int columns, float[] bias, float[] y) {
        maps.addToRows(rows, columns, bias, y);
    }

    @Override
    public void sumColumns(int rows, int columns, float[] x, float[] sums) {
        maps.sumColumns(rows, columns, x, sums);
    }

    private void share(Part work, int from, int to, float[] a, float[] b, float factor, float[] y) {
        if (Shares.pays(to - from)) {
            jobs.get().run(work, from, to, a, b, factor, y);
        } else {
            work.of(maps, from, to, a, b, factor, y);
        }
    }

    /// Does one operation on some elements; of `b` and the factor only what it needs.
    private interface Part {
        void of(Maps maps, int from, int to, float[] a, float[] b, float factor, float[] y);
    }

    /// One operation over many elements.
    private static final class Job implements Parallel.Task {

        private static final float[] EMPTY = {};

        private final Maps maps;
        private Part work = RELU_PART;
        private int from;
        private int to;
        private float[] a = EMPTY;
        private float[] b = EMPTY;
        private float factor;
        private float[] y = EMPTY;

        Job(Maps maps) {
            this.maps = maps;
        }

        void run(Part work, int from, int to, float[] a, float[] b, float factor, float[] y) {
            this.work = work;
            this.from = from;
            this.to = to;
            this.a = a;
            this.b = b;
            this.factor = factor;
            this.y = y;
            Parallel.run(Integer.MAX_VALUE, this);
            this.a = EMPTY;
            this.b = EMPTY;
            this.y = EMPTY;
        }

        @Override
        public void run(int part, int parts) {
            int first = Shares.border(from, to, part, parts);
            work.of(maps, first, Shares.border(from, to, part + 1, parts), a, b, factor, y);
        }
    }
}
