package org.pierian.core.kernel;

/// [Updates] of large parameters shared out among threads, each element as one thread would.
final class SharedUpdates implements Updates {

    private static final Step GRADIENT_DESCENT =
            (updates, j, from, to) -> updates.gradientDescent(from, to, j.rate, j.g, j.first, j.p);
    private static final Step MOMENTUM = (updates, j, from, to) ->
            updates.momentum(from, to, j.rate, j.factor1, j.rest1, j.g, j.first, j.memory1, j.p);
    private static final Step MOMENTUM_OF_PRODUCT = (updates, j, from, to) ->
            updates.momentumOfProduct(from, to, j.columns, j.rate, j.factor1, j.rest1, j.g, j.row, j.memory1, j.p);
    private static final Step SGD = (updates, j, from, to) ->
            updates.sgd(from, to, j.rate, j.factor1, j.rest1, j.decay, j.nesterov, j.g, j.first, j.memory1, j.p);
    private static final Step ADAM = (updates, j, from, to) -> updates.adam(
            from,
            to,
            j.rate,
            j.factor1,
            j.rest1,
            j.factor2,
            j.rest2,
            j.rootScale,
            j.epsilon,
            j.decay,
            j.keep,
            j.g,
            j.first,
            j.memory1,
            j.memory2,
            j.p);

    private final Updates updates;
    private final ThreadLocal<Job> jobs;

    /// @param updates does the parts
    SharedUpdates(Updates updates) {
        this.updates = updates;
        this.jobs = ThreadLocal.withInitial(() -> new Job(updates));
    }

    @Override
    public void gradientDescent(int from, int to, float rate, float[] g, int first, float[] p) {
        if (Shares.pays(to - from)) {
            Job job = jobs.get();
            job.rate = rate;
            job.run(GRADIENT_DESCENT, from, to, g, first, p);
        } else {
            updates.gradientDescent(from, to, rate, g, first, p);
        }
    }

    @Override
    public void momentum(
            int from, int to, float rate, float momentum, float rest, float[] g, int first, float[] u, float[] p) {
        if (Shares.pays(to - from)) {
            Job job = jobs.get();
            job.rate = rate;
            job.factor1 = momentum;
            job.rest1 = rest;
            job.memory1 = u;
            job.run(MOMENTUM, from, to, g, first, p);
        } else {
            updates.momentum(from, to, rate, momentum, rest, g, first, u, p);
        }
    }

    @Override
    public void momentumOfProduct(
            int from,
            int to,
            int columns,
            float rate,
            float momentum,
            float rest,
            float[] column,
            float[] row,
            float[] u,
            float[] p) {
        if (Shares.pays((to - from) * columns)) {
            Job job = jobs.get();
            job.rate = rate;
            job.factor1 = momentum;
            job.rest1 = rest;
            job.row = row;
            job.memory1 = u;
            job.columns = columns;
            job.group = 1;
            job.run(MOMENTUM_OF_PRODUCT, from, to, column, 0, p);
            job.group = Shares.GROUP;
        } else {
            updates.momentumOfProduct(from, to, columns, rate, momentum, rest, column, row, u, p);
        }
    }

    /// In two passes where each pays to be shared out, or the sums have segments.
    @Override
    public void momentumOfProductAndMultiply(
            int rows,
            int columns,
            float rate,
            float momentum,
            float rest,
            float[] column,
            float[] row,
            float[] u,
            float[] p,
            float[] x,
            float[] y) {
        if (rows > MatMul.SEGMENT || Shares.pays(rows * columns)) {
            momentumOfProduct(0, rows, columns, rate, momentum, rest, column, row, u, p);
            Kernels.matMul().multiply(1, columns, rows, x, 0, rows, 1, p, 0, columns, 1, y, 0, columns);
        } else {
            updates.momentumOfProductAndMultiply(rows, columns, rate, momentum, rest, column, row, u, p, x, y);
        }
    }

    @Override
    public void sgd(
            int from,
            int to,
            float rate,
            float momentum,
            float rest,
            float decay,
            boolean nesterov,
            float[] g,
            int first,
            float[] b,
            float[] p) {
        if (Shares.pays(to - from)) {
            Job job = jobs.get();
            job.rate = rate;
            job.factor1 = momentum;
            job.rest1 = rest;
            job.decay = decay;
            job.nesterov = nesterov;
            job.memory1 = b;
            job.run(SGD, from, to, g, first, p);
        } else {
            updates.sgd(from, to, rate, momentum, rest, decay, nesterov, g, first, b, p);
        }
    }

    @Override
    public void adam(
            int from,
            int to,
            float rate,
            float beta1,
            float rest1,
            float beta2,
            float rest2,
            float rootScale,
            float epsilon,
            float decay,
            float keep,
            float[] g,
            int first,
            float[] m,
            float[] v,
            float[] p) {
        if (Shares.pays(to - from)) {
            Job job = jobs.get();
            job.rate = rate;
            job.factor1 = beta1;
            job.rest1 = rest1;
            job.factor2 = beta2;
            job.rest2 = rest2;
            job.rootScale = rootScale;
            job.epsilon = epsilon;
            job.decay = decay;
            job.keep = keep;
            job.memory1 = m;
            job.memory2 = v;
            job.run(ADAM, from, to, g, first, p);
        } else {
            updates.adam(
                    from, to, rate, beta1, rest1, beta2, rest2, rootScale, epsilon, decay, keep, g, first, m, v, p);
        }
    }

    /// One kind of step over some elements, with the numbers of a job.
    private interface Step {
        void of(Updates updates, Job job, int from, int to);
    }

    /// One step over many elements; of the numbers only those that its kind needs are set.
    private static final class Job implements Parallel.Task {

        private static final float[] EMPTY = {};

        private final Updates updates;
        private Step step = GRADIENT_DESCENT;
        private int from;
        private int to;
        private float rate;
        private float factor1;
        private float rest1;
        private float factor2;
        private float rest2;
        private float rootScale;
        private float epsilon;
        private float decay;
        private float keep;
        private boolean nesterov;
        private float[] g = EMPTY;
        private int first;
        private float[] row = EMPTY;
        private int columns;
        private int group = Shares.GROUP;
        private float[] memory1 = EMPTY;
        private float[] memory2 = EMPTY;
        private float[] p = EMPTY;

        Job(Updates updates) {
            this.updates = updates;
        }

        void run(Step step, int from, int to, float[] g, int first, float[] p) {
            this.step = step;
            this.from = from;
            this.to = to;
            this.g = g;
            this.first = first;
            this.p = p;
            Parallel.run(Integer.MAX_VALUE, this);
            this.g = EMPTY;
            this.row = EMPTY;
            this.memory1 = EMPTY;
            this.memory2 = EMPTY;
            this.p = EMPTY;
        }

        @Override
        public void run(int part, int parts) {
            int start = Shares.border(from, to, group, part, parts);
            step.of(updates, this, start, Shares.border(from, to, group, part + 1, parts));
        }
    }
}
