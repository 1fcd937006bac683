package org.pierian.core.layer.convolution;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pierian.core.backend.Convolution;
import org.pierian.core.backend.Gradient;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Pass;
import org.pierian.core.tensor.Tensor;

/// A convolution of any kind: over images or lines, transposed or not. [ConvolutionPlan] says what its tensors are.
final class ConvolutionLayer implements Layer {

    private final Convolution convolution;
    private final Parameter weight;
    private final List<Parameter> parameters;
    private final Tensor bias; // or none
    private final Gradient biasGradient;

    ConvolutionLayer(Convolution convolution, Parameter weight, Optional<Parameter> bias) {
        this.convolution = convolution;
        this.weight = weight;
        this.parameters = Stream.concat(Stream.of(weight), bias.stream()).toList();
        this.bias = bias.map(Parameter::value).orElse(Tensor.NONE);
        this.biasGradient = bias.map(Parameter::gradient).orElse(Gradient.NONE);
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        convolution.forward(x, weight.value(), bias, y, pass.fused());
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        convolution.backward(x, dy, weight.value(), weight.gradient(), biasGradient, dx, pass.fused());
    }

    @Override
    public Needs needs() {
        return new Needs(false, false, Needs.Reach.LEADS);
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }
}
