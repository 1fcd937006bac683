package org.pierian.core.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.backend.Backend;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.basic.Linear;
import org.pierian.core.layer.convolution.Conv2d;
import org.pierian.core.layer.window.Size;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.TensorType;

/// A layer and an input for the tests that every layer must pass. A new layer is added to the cases of its family, once
/// for each way in which it computes; a new family is added to [#all].
///
/// @param name what distinguishes the case
/// @param plan the layer
/// @param in one example
record LayerCase(String name, LayerPlan plan, TensorType in) {

    /// Draws the weights of the cases.
    static final Initializer WEIGHTS = new Initializer.Uniform(-0.5, 0.5);

    LayerCase(String name, LayerPlan plan, Shape in) {
        this(name, plan, TensorType.numbers(in));
    }

    static List<LayerCase> all() {
        List<LayerCase> all = new ArrayList<>();
        all.addAll(BasicCases.all());
        all.addAll(ShapeCases.all());
        all.addAll(EmbeddingCases.all());
        all.addAll(NormCases.all());
        all.addAll(NoiseCases.all());
        all.addAll(ActivationCases.all());
        all.addAll(ConvolutionCases.all());
        all.addAll(PoolingCases.all());
        all.addAll(AttentionCases.all());
        all.addAll(RecurrentCases.all());
        all.addAll(ContainerCases.all());
        return all;
    }

    static Shape picture() {
        return Shape.of(2, 5, 6);
    }

    static LayerPlan linear(int out, boolean bias) {
        return new Linear.Plan(out, OptionalInt.empty(), WEIGHTS, bias ? Optional.of(WEIGHTS) : Optional.empty());
    }

    static LayerPlan conv(int out, Size kernel, int stride, int padding, int dilation, int groups, boolean bias) {
        return new Conv2d.Plan(
                out,
                OptionalInt.empty(),
                kernel,
                Size.square(stride),
                Optional.of(Size.square(padding)),
                Size.square(dilation),
                groups,
                WEIGHTS,
                bias ? Optional.of(WEIGHTS) : Optional.empty());
    }

    Layer build(int maxBatch, Backend backend) {
        return plan.build(in, new Site("", 42, maxBatch, backend));
    }

    @Override
    public String toString() {
        return name;
    }
}
