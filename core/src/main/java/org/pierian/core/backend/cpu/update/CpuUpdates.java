package org.pierian.core.backend.cpu.update;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pierian.core.backend.Factors;
import org.pierian.core.backend.MomentumRule;
import org.pierian.core.backend.UpdateRule;
import org.pierian.core.backend.Updates;
import org.pierian.core.backend.cpu.memory.HeapBuffer;
import org.pierian.core.backend.cpu.memory.PendingProduct;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.trial.Trials;
import org.pierian.core.tensor.Tensor;

/// [Updates] on arrays.
///
/// A gradient that is a product and has not been written down is taken in parts that stay in the first cache, or,
/// with momentum, together with the next forward pass.
public final class CpuUpdates implements Updates {

    /// Numbers in a part of a product.
    private static final int PART = 2048;
    private static final float[] NONE = {};

    private final UpdateForms forms;
    private final Team team;
    private final RuleTask task;
    private final Factoring factoring = new Factoring();
    private final IdentityHashMap<HeapBuffer, MomentumStep> steps = new IdentityHashMap<>();
    private float[] part = NONE;

    /// @param choice which forms may be used
    /// @param team the threads
    /// @param trials where trials are planned
    public CpuUpdates(KernelChoice choice, Team team, Trials trials) {
        this.forms = new UpdateForms(choice, trials);
        this.team = team;
        this.task = new RuleTask(forms, team);
    }

    @Override
    public void apply(UpdateRule rule, Tensor gradient, List<Tensor> memory, Tensor value) {
        PendingProduct product = gradient.buffer() instanceof HeapBuffer heap ? heap.pendingProduct() : null;
        if (product != null
                && rule instanceof MomentumRule momentum
                && product.row().length >= UpdateKernel.LEAST_COLUMNS
                && putOff(momentum, product, gradient, memory.getFirst(), value)) {
            return;
        }
        task.begin(rule, memory(memory, 0), memory(memory, 1), memory(memory, 2), array(value));
        if (product == null) {
            task.apply(0, value.size(), array(gradient), 0);
        } else {
            applyInParts(product, value.size());
        }
        task.end();
    }

    @Override
    public void followSquares(Factors factors, float rest, Tensor gradient, Tensor rows, Tensor columns) {
        factoring.follow(factors, rest, array(gradient), array(rows), array(columns));
    }

    @Override
    public void divideByRoots(Factors factors, double least, Tensor rows, Tensor columns, Tensor gradient) {
        factoring.divide(factors, least, array(rows), array(columns), array(gradient));
    }

    private static float[] memory(List<Tensor> memory, int index) {
        return index < memory.size() ? array(memory.get(index)) : NONE;
    }

    private boolean putOff(MomentumRule rule, PendingProduct product, Tensor gradient, Tensor average, Tensor value) {
        if (!(value.buffer() instanceof HeapBuffer p)
                || !(average.buffer() instanceof HeapBuffer u)
                || !(gradient.buffer() instanceof HeapBuffer g)) {
            return false;
        }
        step(p, u).putOff(rule, product);
        g.lendProduct(p);
        return true;
    }

    private MomentumStep step(HeapBuffer value, HeapBuffer average) {
        @Nullable MomentumStep known = steps.get(value);
        if (known == null || known.average() != average) {
            known = new MomentumStep(forms, team, value, average);
            steps.put(value, known);
        }
        return known;
    }

    private void applyInParts(PendingProduct product, int size) {
        int columns = product.row().length;
        int rows = Math.max(1, PART / columns);
        if (part.length < rows * columns) {
            part = new float[rows * columns];
        }
        int all = size / columns;
        for (int row = 0; row < all; row += rows) {
            int count = Math.min(rows, all - row);
            product.writePart(row, count, part);
            task.apply(row * columns, (row + count) * columns, part, row * columns);
        }
    }
}
