package org.pierian.runner.bind;

import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.activation.Celu;
import org.pierian.core.layer.activation.Elu;
import org.pierian.core.layer.activation.Gelu;
import org.pierian.core.layer.activation.GeluTanh;
import org.pierian.core.layer.activation.Glu;
import org.pierian.core.layer.activation.HardSigmoid;
import org.pierian.core.layer.activation.HardSwish;
import org.pierian.core.layer.activation.HardTanh;
import org.pierian.core.layer.activation.Identity;
import org.pierian.core.layer.activation.LeakyRelu;
import org.pierian.core.layer.activation.LogSoftmax;
import org.pierian.core.layer.activation.Mish;
import org.pierian.core.layer.activation.PRelu;
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
import org.pierian.spec.ActivationSpec;
import org.pierian.spec.GeluApproximation;

/// Turns the words of activations into plans of layers.
final class ActivationBinder {

    private ActivationBinder() {}

    /// One activation.
    static LayerPlan bind(ActivationSpec spec) {
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
            case ActivationSpec.Prelu(int parameters, double init) -> new PRelu.Plan(parameters, init);
            case ActivationSpec.Glu(int dim) -> new Glu.Plan(dim);
            case ActivationSpec.Softmax _ -> new Softmax.Plan();
            case ActivationSpec.LogSoftmax _ -> new LogSoftmax.Plan();
        };
    }
}
