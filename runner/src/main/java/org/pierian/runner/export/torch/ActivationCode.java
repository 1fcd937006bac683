package org.pierian.runner.export.torch;

import org.pierian.spec.ActivationSpec;
import org.pierian.spec.GeluApproximation;

/// Activations as calls of PyTorch.
final class ActivationCode {

    private ActivationCode() {}

    static String of(ActivationSpec spec) {
        return switch (spec) {
            case ActivationSpec.Sigmoid _ -> "nn.Sigmoid()";
            case ActivationSpec.Tanh _ -> "nn.Tanh()";
            case ActivationSpec.Relu _ -> "nn.ReLU()";
            case ActivationSpec.LeakyRelu(double slope) -> "nn.LeakyReLU(" + slope + ")";
            case ActivationSpec.Relu6 _ -> "nn.ReLU6()";
            case ActivationSpec.HardTanh _ -> "nn.Hardtanh()";
            case ActivationSpec.HardSigmoid _ -> "nn.Hardsigmoid()";
            case ActivationSpec.HardSwish _ -> "nn.Hardswish()";
            case ActivationSpec.Softsign _ -> "nn.Softsign()";
            case ActivationSpec.Elu(double alpha) -> "nn.ELU(" + alpha + ")";
            case ActivationSpec.Celu(double alpha) -> "nn.CELU(" + alpha + ")";
            case ActivationSpec.Selu _ -> "nn.SELU()";
            case ActivationSpec.Gelu(GeluApproximation approximate) ->
                approximate == GeluApproximation.TANH ? "nn.GELU(approximate=\"tanh\")" : "nn.GELU()";
            case ActivationSpec.Silu _ -> "nn.SiLU()";
            case ActivationSpec.Softplus(double beta) -> "nn.Softplus(" + beta + ")";
            case ActivationSpec.Mish _ -> "nn.Mish()";
            case ActivationSpec.Identity _ -> "nn.Identity()";
            case ActivationSpec.Scale(double factor) -> "Scale(" + factor + ")";
            case ActivationSpec.Prelu(int slopes, double _) -> "nn.PReLU(" + slopes + ")";
            case ActivationSpec.Glu(int dim) -> "nn.GLU(" + dim + ")";
            case ActivationSpec.Softmax _ -> "nn.Softmax(-1)";
            case ActivationSpec.LogSoftmax _ -> "nn.LogSoftmax(-1)";
        };
    }
}
