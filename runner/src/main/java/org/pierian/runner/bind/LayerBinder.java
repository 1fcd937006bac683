package org.pierian.runner.bind;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.activation.Celu;
import org.pierian.core.layer.activation.Elu;
import org.pierian.core.layer.activation.Gelu;
import org.pierian.core.layer.activation.GeluTanh;
import org.pierian.core.layer.activation.HardSigmoid;
import org.pierian.core.layer.activation.HardSwish;
import org.pierian.core.layer.activation.HardTanh;
import org.pierian.core.layer.activation.Identity;
import org.pierian.core.layer.activation.LeakyRelu;
import org.pierian.core.layer.activation.LogSoftmax;
import org.pierian.core.layer.activation.Mish;
import org.pierian.core.layer.activation.Relu;
import org.pierian.core.layer.activation.Relu6;
import org.pierian.core.layer.activation.Scale;
import org.pierian.core.layer.activation.Selu;
import org.pierian.core.layer.activation.Sigmoid;
import org.pierian.core.layer.activation.Silu;
import org.pierian.core.layer.activation.Softmax;
import org.pierian.core.layer.activation.Softplus;
import org.pierian.core.layer.activation.Softsign;
import org.pierian.core.layer.activation.Tanh;
import org.pierian.core.layer.basic.Dropout;
import org.pierian.core.layer.basic.Flatten;
import org.pierian.core.layer.basic.Linear;
import org.pierian.core.layer.container.Residual;
import org.pierian.core.layer.container.Sequential;
import org.pierian.core.layer.convolution.Conv2d;
import org.pierian.core.layer.norm.LayerNorm;
import org.pierian.core.layer.pooling.AvgPool2d;
import org.pierian.core.layer.pooling.MaxPool2d;
import org.pierian.core.layer.window.Size;
import org.pierian.spec.ActivationSpec;
import org.pierian.spec.BasicLayerSpec;
import org.pierian.spec.ContainerSpec;
import org.pierian.spec.ConvolutionSpec;
import org.pierian.spec.GeluApproximation;
import org.pierian.spec.InitSpec;
import org.pierian.spec.LayerSpec;
import org.pierian.spec.NormSpec;
import org.pierian.spec.Padding;
import org.pierian.spec.Pair;
import org.pierian.spec.PoolingSpec;
import org.pierian.spec.RunSpec;

/// Turns the words of an architecture into plans of layers.
public final class LayerBinder {

    private final InitSpec init;
    private final InitSpec biasInit;

    private LayerBinder(InitSpec init, InitSpec biasInit) {
        this.init = init;
        this.biasInit = biasInit;
    }

    /// The whole architecture as one sequence.
    public static Sequential.Plan architecture(RunSpec spec) {
        LayerBinder binder = of(spec);
        return new Sequential.Plan(
                spec.architecture().stream().map(binder::layer).toList());
    }

    /// A binder of single layers, with the spec's `init` and `bias_init` for those which name none.
    public static LayerBinder of(RunSpec spec) {
        return new LayerBinder(spec.init(), spec.biasInit());
    }

    /// One layer.
    public LayerPlan layer(LayerSpec spec) {
        return switch (spec) {
            case ActivationSpec.Sigmoid _ -> new Sigmoid();
            case ActivationSpec.Tanh _ -> new Tanh();
            case ActivationSpec.Relu _ -> new Relu();
            case ActivationSpec.LeakyRelu(double slope) -> new LeakyRelu((float) slope);
            case ActivationSpec.Relu6 _ -> new Relu6();
            case ActivationSpec.HardTanh _ -> new HardTanh();
            case ActivationSpec.HardSigmoid _ -> new HardSigmoid();
            case ActivationSpec.HardSwish _ -> new HardSwish();
            case ActivationSpec.Softsign _ -> new Softsign();
            case ActivationSpec.Elu(double alpha) -> new Elu(alpha);
            case ActivationSpec.Celu(double alpha) -> new Celu(alpha);
            case ActivationSpec.Selu _ -> new Selu();
            case ActivationSpec.Gelu(GeluApproximation approximate) ->
                approximate == GeluApproximation.NONE ? new Gelu() : new GeluTanh();
            case ActivationSpec.Silu _ -> new Silu();
            case ActivationSpec.Softplus(double beta) -> new Softplus(beta);
            case ActivationSpec.Mish _ -> new Mish();
            case ActivationSpec.Identity _ -> new Identity();
            case ActivationSpec.Scale(double factor) -> new Scale((float) factor);
            case ActivationSpec.Softmax _ -> new Softmax.Plan();
            case ActivationSpec.LogSoftmax _ -> new LogSoftmax.Plan();
            case BasicLayerSpec.Flatten _ -> new Flatten.Plan();
            case BasicLayerSpec.Linear linear ->
                new Linear.Plan(
                        linear.outFeatures(),
                        optional(linear.inFeatures()),
                        weightInit(linear.init()),
                        biasInit(linear.bias(), linear.biasInit()));
            case BasicLayerSpec.Dropout(double probability) -> new Dropout.Plan(probability, true, Optional.empty());
            case BasicLayerSpec.BookDropout(double probability) ->
                new Dropout.Plan(probability, false, Optional.empty());
            case NormSpec.LayerNorm(double epsilon) -> new LayerNorm.Plan(epsilon);
            case PoolingSpec.MaxPool2d(Pair kernel, Optional<Pair> stride, Pair padding) ->
                new MaxPool2d(size(kernel), size(stride.orElse(kernel)), size(padding));
            case PoolingSpec.AvgPool2d(Pair kernel, Optional<Pair> stride, Pair padding) ->
                new AvgPool2d(size(kernel), size(stride.orElse(kernel)), size(padding));
            case ConvolutionSpec.Conv2d conv ->
                new Conv2d.Plan(
                        conv.outChannels(),
                        optional(conv.inChannels()),
                        size(conv.kernelSize()),
                        size(conv.stride()),
                        padding(conv.padding()),
                        size(conv.dilation()),
                        conv.groups(),
                        weightInit(conv.init()),
                        biasInit(conv.bias(), conv.biasInit()));
            case ContainerSpec.Sequential(List<LayerSpec> layers) -> sequence(layers);
            case ContainerSpec.Residual(List<LayerSpec> layers) -> new Residual.Plan(sequence(layers));
        };
    }

    private Sequential.Plan sequence(List<LayerSpec> layers) {
        return new Sequential.Plan(layers.stream().map(this::layer).toList());
    }

    private Initializer weightInit(Optional<InitSpec> own) {
        return InitBinder.bind(own.orElse(init));
    }

    private Optional<Initializer> biasInit(boolean bias, Optional<InitSpec> own) {
        return bias ? Optional.of(InitBinder.bind(own.orElse(biasInit))) : Optional.empty();
    }

    private static Optional<Size> padding(Padding padding) {
        return switch (padding) {
            case Padding.Same _ -> Optional.empty();
            case Padding.Explicit(Pair pair) -> Optional.of(size(pair));
        };
    }

    private static Size size(Pair pair) {
        return new Size(pair.height(), pair.width());
    }

    private static OptionalInt optional(Optional<Integer> number) {
        return number.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }
}
