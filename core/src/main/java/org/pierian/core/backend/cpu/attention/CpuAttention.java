package org.pierian.core.backend.cpu.attention;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import org.pierian.core.backend.Attention;
import org.pierian.core.backend.AttentionGeometry;
import org.pierian.core.backend.Rotation;
import org.pierian.core.backend.cpu.thread.Claims;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.tensor.Tensor;

/// [Attention] on arrays, divided among threads by groups of heads that share keys.
public final class CpuAttention implements Attention {

    private static final float[] NOTHING = {};
    private static final int[] NOWHERE = {};

    private final AttentionForms forms;
    private final AttentionGeometry geometry;
    private final Head head;
    private final Claims groups = new Claims();
    private final Team.Task forward = this::forward;
    private final Team.Task backward = this::backward;

    private int[] starts = NOWHERE;
    private float[] projected = NOTHING;
    private Tensor keep = Tensor.NONE;
    private float[] mixed = NOTHING; // or its gradient
    private float[] gradient = NOTHING;

    /// @param forms shared with the other attentions of a backend
    /// @param geometry the sizes
    /// @param rotation how queries and keys are turned
    /// @param maxBatch the most examples in a pass
    public CpuAttention(AttentionForms forms, AttentionGeometry geometry, Rotation rotation, int maxBatch) {
        this.forms = forms;
        this.geometry = geometry;
        this.head = new Head(forms, geometry, rotation, maxBatch);
        forms.reserve(geometry);
    }

    @Override
    public void forward(int examples, int[] starts, Tensor projected, Tensor keep, Tensor mixed) {
        this.projected = array(projected);
        this.mixed = array(mixed);
        run(examples, starts, keep, forward);
    }

    @Override
    public void backward(
            int examples, int[] starts, Tensor projected, Tensor keep, Tensor mixedGradient, Tensor projectedGradient) {
        this.projected = array(projected);
        this.mixed = array(mixedGradient);
        this.gradient = array(projectedGradient);
        run(examples, starts, keep, backward);
    }

    private void run(int examples, int[] starts, Tensor keep, Team.Task task) {
        this.starts = starts;
        this.keep = keep;
        groups.offer(0, examples * geometry.keyValueHeads());
        Team team = forms.team();
        team.run(team.pays((long) starts[examples] * geometry.time() * geometry.heads()) ? Integer.MAX_VALUE : 1, task);
        this.starts = NOWHERE;
        this.projected = NOTHING;
        this.keep = Tensor.NONE;
        this.mixed = NOTHING;
        this.gradient = NOTHING;
    }

    private void forward(int part, int parts) {
        Workspace work = forms.workspace(part);
        for (int unit = groups.claim(); unit >= 0; unit = groups.claim()) {
            int example = unit / geometry.keyValueHeads();
            int group = unit % geometry.keyValueHeads();
            int row = starts[example];
            int length = starts[example + 1] - row;
            head.prepare(group, row, length, projected);
            for (int h = group * geometry.group(); h < (group + 1) * geometry.group(); h++) {
                head.forward(example, h, row, length, projected, keep, mixed, work);
            }
        }
    }

    private void backward(int part, int parts) {
        Workspace work = forms.workspace(part);
        for (int unit = groups.claim(); unit >= 0; unit = groups.claim()) {
            int example = unit / geometry.keyValueHeads();
            int group = unit % geometry.keyValueHeads();
            int row = starts[example];
            int length = starts[example + 1] - row;
            for (int h = group * geometry.group(); h < (group + 1) * geometry.group(); h++) {
                head.backward(example, h, row, length, projected, keep, mixed, gradient, work);
            }
            head.finish(group, row, length, gradient);
        }
    }
}
