package org.pierian.core.backend.cpu.elementwise;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import org.pierian.core.backend.Activation;
import org.pierian.core.backend.Blocks;
import org.pierian.core.backend.Combination;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.StandardActivation;
import org.pierian.core.backend.Stretch;
import org.pierian.core.backend.cpu.thread.RangeTask;
import org.pierian.core.backend.cpu.thread.Shares;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.trial.Trials;
import org.pierian.core.tensor.Tensor;

/// [Elementwise] on arrays: large ranges are divided among threads, each element computed as one thread would.
public final class CpuElementwise implements Elementwise {

    private static final float[] NOTHING = {};

    private static final Operation ACTIVATE = (j, from, to) -> j.kernel.forward(j.activation, from, to, j.a, j.y);
    private static final Operation ACTIVATION_GRADIENT =
            (j, from, to) -> j.kernel.gradient(j.activation, from, to, j.a, j.b, j.c, j.y);
    private static final Operation MULTIPLY = (j, from, to) -> j.arithmetic.multiply(from, to, j.a, j.b, j.y);
    private static final Operation ADD = (j, from, to) -> j.arithmetic.add(from, to, j.a, j.b, j.y);
    private static final Operation SCALE = (j, from, to) -> j.arithmetic.scale(from, to, j.a, j.number, j.y);
    private static final Operation COPY = (j, from, to) -> System.arraycopy(j.a, from, j.y, from, to - from);

    private final ElementwiseForms forms;
    private final Team team;
    private final Job job;
    private final BlockTask blockTask;

    /// @param choice which forms may be used
    /// @param team the threads
    /// @param trials where trials are planned
    public CpuElementwise(KernelChoice choice, Team team, Trials trials) {
        this.forms = new ElementwiseForms(choice, trials);
        this.team = team;
        this.job = new Job();
        this.blockTask = new BlockTask(team);
    }

    @Override
    public void activate(Activation f, int from, int to, Tensor x, Tensor y) {
        ActivationKernel kernel = forms.activation(f, to - from);
        if (team.pays(to - from)) {
            job.activation = f;
            job.kernel = kernel;
            job.divide(ACTIVATE, from, to, array(x), NOTHING, NOTHING, array(y));
        } else {
            kernel.forward(f, from, to, array(x), array(y));
        }
    }

    @Override
    public void activationGradient(Activation f, int from, int to, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        ActivationKernel kernel = forms.activation(f, to - from);
        if (team.pays(to - from)) {
            job.activation = f;
            job.kernel = kernel;
            job.divide(ACTIVATION_GRADIENT, from, to, array(x), array(y), array(dy), array(dx));
        } else {
            kernel.gradient(f, from, to, array(x), array(y), array(dy), array(dx));
        }
    }

    @Override
    public void combine(Combination f, int from, int to, Tensor a, Tensor b, Tensor y) {
        float[] left = array(a);
        float[] right = array(b);
        float[] out = array(y);
        for (int i = from; i < to; i++) {
            out[i] = f.of(left[i], right[i]);
        }
    }

    @Override
    public void multiply(int from, int to, Tensor a, Tensor b, Tensor y) {
        if (team.pays(to - from)) {
            job.arithmetic = forms.arithmetic(to - from);
            job.divide(MULTIPLY, from, to, array(a), array(b), NOTHING, array(y));
        } else {
            forms.arithmetic(to - from).multiply(from, to, array(a), array(b), array(y));
        }
    }

    @Override
    public void add(int from, int to, Tensor a, Tensor b, Tensor y) {
        if (team.pays(to - from)) {
            job.arithmetic = forms.arithmetic(to - from);
            job.divide(ADD, from, to, array(a), array(b), NOTHING, array(y));
        } else {
            forms.arithmetic(to - from).add(from, to, array(a), array(b), array(y));
        }
    }

    @Override
    public void scale(int from, int to, Tensor x, float factor, Tensor y) {
        if (team.pays(to - from)) {
            job.number = factor;
            job.arithmetic = forms.arithmetic(to - from);
            job.divide(SCALE, from, to, array(x), NOTHING, NOTHING, array(y));
        } else {
            forms.arithmetic(to - from).scale(from, to, array(x), factor, array(y));
        }
    }

    @Override
    public void shift(int from, int to, Tensor x, float shift, Tensor y) {
        float[] in = array(x);
        float[] out = array(y);
        for (int i = from; i < to; i++) {
            out[i] = in[i] + shift;
        }
    }

    @Override
    public void copy(int from, int to, Tensor x, Tensor y) {
        if (team.pays(to - from)) {
            job.divide(COPY, from, to, array(x), NOTHING, NOTHING, array(y));
        } else {
            System.arraycopy(array(x), from, array(y), from, to - from);
        }
    }

    @Override
    public void move(int count, Tensor x, int from, Tensor y, int to) {
        System.arraycopy(array(x), from, array(y), to, count);
    }

    @Override
    public void multiplyPlanes(int from, int to, int area, Tensor factors, Tensor x, Tensor y) {
        float[] numbers = array(factors);
        float[] in = array(x);
        float[] out = array(y);
        int count = factors.size();
        int factor = from / area % count;
        for (int plane = from; plane < to; plane += area) {
            float f = numbers[factor];
            for (int i = plane; i < plane + area; i++) {
                out[i] = in[i] * f;
            }
            factor = factor + 1 == count ? 0 : factor + 1;
        }
    }

    @Override
    public void addToRows(Tensor row, Tensor y) {
        int columns = row.size();
        forms.arithmetic(y.size()).addToRows(columns == 0 ? 0 : y.size() / columns, columns, array(row), array(y));
    }

    /// In squares, so that what is read and what is written both stay in the cache.
    @Override
    public void multiplyByRow(Tensor row, Tensor x, Tensor y) {
        float[] factors = array(row);
        float[] in = array(x);
        float[] out = array(y);
        int columns = row.size();
        for (int from = 0; from < y.size(); from += columns) {
            for (int j = 0; j < columns; j++) {
                out[from + j] = in[from + j] * factors[j];
            }
        }
    }

    @Override
    public void copyBlocks(int count, Blocks blocks, Tensor x, Tensor y) {
        blockTask.copy(count, blocks, array(x), array(y));
    }

    @Override
    public void stretch(Stretch stretch, Tensor x, Tensor y) {
        blockTask.stretch(BlockTask.Kind.STRETCH, stretch, y.rows(), NOTHING, array(x), array(y));
    }

    @Override
    public void addStretched(Stretch stretch, Tensor a, Tensor b, Tensor y) {
        blockTask.stretch(BlockTask.Kind.ADD, stretch, y.rows(), array(a), array(b), array(y));
    }

    @Override
    public void multiplyStretched(Stretch stretch, Tensor a, Tensor b, Tensor y) {
        blockTask.stretch(BlockTask.Kind.MULTIPLY, stretch, y.rows(), array(a), array(b), array(y));
    }

    @Override
    public void clamp(int from, int to, Tensor x, float most) {
        float[] numbers = array(x);
        for (int i = from; i < to; i++) {
            numbers[i] = Math.max(-most, Math.min(numbers[i], most));
        }
    }

    /// One operation on some elements, with the operands of a job.
    private interface Operation {
        void compute(Job job, int from, int to);
    }

    /// One operation over many elements; of the operands only those that it needs are set.
    private final class Job extends RangeTask {

        private ElementwiseKernel arithmetic = new ScalarElementwise();
        private ActivationKernel kernel = new ScalarActivation();
        private Activation activation = StandardActivation.RELU;
        private Operation operation = COPY;
        private float[] a = NOTHING;
        private float[] b = NOTHING;
        private float[] c = NOTHING;
        private float[] y = NOTHING;
        private float number;

        void divide(Operation operation, int from, int to, float[] a, float[] b, float[] c, float[] y) {
            this.operation = operation;
            this.a = a;
            this.b = b;
            this.c = c;
            this.y = y;
            divide(team, from, to, Shares.GROUP);
            this.a = NOTHING;
            this.b = NOTHING;
            this.c = NOTHING;
            this.y = NOTHING;
        }

        @Override
        protected void compute(int from, int to) {
            operation.compute(this, from, to);
        }
    }
}
