package org.pierian.core.layer.shape;

import java.util.List;
import java.util.stream.IntStream;
import org.pierian.core.backend.Move;
import org.pierian.core.backend.Moves;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.TensorType;

/// Deals the channels of groups out in turn: channel `j * groups + i` of the output is channel `i * n + j` of the
/// input, with `n` channels in a group.
///
/// **Source:** Zhang, Zhou, Lin and Sun 2018, *ShuffleNet: an extremely efficient convolutional neural network for
/// mobile devices*, sec. 3.1; PyTorch, `torch.nn.ChannelShuffle`.
///
/// @param groups number of groups, at least 1
public record ChannelShuffle(int groups) implements MovingPlan {

    @Override
    public TensorType output(TensorType in) {
        Shape shape = in.shape();
        if (shape.rank() == 0 || shape.dim(0) % groups != 0) {
            throw new ShapeException("channel_shuffle wants channels that " + groups + " groups divide, got " + shape);
        }
        if (!in.columns().isEmpty()) {
            return TensorType.row(IntStream.range(0, shape.dim(0))
                    .mapToObj(i -> in.columns().get(i % groups * (shape.dim(0) / groups) + i / groups))
                    .toList());
        }
        return in.withShape(shape).padded(in.padded() && groups == 1);
    }

    @Override
    public Moves moves(TensorType in) {
        Shape shape = in.shape();
        int size = Axes.size(shape, 1, shape.rank());
        int inGroup = shape.dim(0) / groups;
        List<Move.Axis> axes = List.of(
                new Move.Axis(inGroup, size, groups * size),
                new Move.Axis(groups, inGroup * size, size),
                new Move.Axis(size, 1, 1));
        return new Moves(shape.size(), shape.size(), List.of(new Move(0, 0, axes)));
    }
}
