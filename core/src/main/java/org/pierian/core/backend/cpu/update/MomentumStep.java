package org.pierian.core.backend.cpu.update;

import org.jspecify.annotations.Nullable;
import org.pierian.core.backend.MatMul;
import org.pierian.core.backend.MomentumRule;
import org.pierian.core.backend.cpu.memory.HeapBuffer;
import org.pierian.core.backend.cpu.memory.PendingProduct;
import org.pierian.core.backend.cpu.memory.PendingUpdate;
import org.pierian.core.backend.cpu.thread.RangeTask;
import org.pierian.core.backend.cpu.thread.Team;

/// A step with momentum against a gradient that is a product, deferred until the next forward pass takes it
/// along. The object is used again as long as the same optimizer steps the parameter.
final class MomentumStep extends RangeTask implements PendingUpdate {

    private final UpdateForms forms;
    private final Team team;
    private final HeapBuffer value;
    private final HeapBuffer average;
    private final MomentumRule rule = new MomentumRule();
    private @Nullable PendingProduct gradient;

    MomentumStep(UpdateForms forms, Team team, HeapBuffer value, HeapBuffer average) {
        this.forms = forms;
        this.team = team;
        this.value = value;
        this.average = average;
    }

    /// What the optimizer remembers of the parameter.
    HeapBuffer average() {
        return average;
    }

    /// Defers the step; one that still waits is taken before.
    ///
    /// @param gradient does not change before the step is taken
    void putOff(MomentumRule rule, PendingProduct gradient) {
        value.array();
        average.array();
        this.rule.set(rule.rate(), rule.momentum(), rule.rest());
        this.gradient = gradient;
        value.putOff(this);
        average.putOff(this);
    }

    private PendingProduct take() {
        PendingProduct product = gradient;
        if (product == null) {
            throw new IllegalStateException("no step waits");
        }
        value.forget();
        average.forget();
        return product;
    }

    @Override
    public void finish() {
        PendingProduct product = take();
        int rows = product.column().length;
        if (team.pays((long) rows * product.row().length)) {
            divide(team, 0, rows, 1);
        } else {
            compute(0, rows);
        }
        gradient = null;
    }

    @Override
    protected void compute(int from, int to) {
        PendingProduct product = gradient;
        if (product != null) {
            forms.momentum((long) (to - from) * product.row().length)
                    .momentumOfProduct(from, to, rule, product.column(), product.row(), average.array(), value.array());
        }
    }

    @Override
    public boolean multiplies(int rows, int columns) {
        PendingProduct product = gradient;
        return product != null
                && product.column().length == rows
                && rows <= MatMul.SEGMENT
                && !team.pays((long) rows * columns);
    }

    @Override
    public void finishAndMultiply(float[] x, float[] y) {
        PendingProduct product = take();
        gradient = null;
        forms.momentum((long) product.column().length * product.row().length)
                .momentumOfProductAndMultiply(
                        rule, product.column(), product.row(), average.array(), value.array(), x, y);
    }
}
