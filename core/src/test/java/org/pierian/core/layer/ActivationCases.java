package org.pierian.core.layer;

import java.util.List;
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
import org.pierian.core.tensor.Shape;

/// Activations for the tests that every layer must pass.
final class ActivationCases {

    private ActivationCases() {}

    static List<LayerCase> all() {
        return List.of(
                new LayerCase("relu", new Relu(), Shape.of(3, 7)),
                new LayerCase("leaky_relu", new LeakyRelu(0.1f), Shape.of(3, 7)),
                new LayerCase("sigmoid", new Sigmoid(), Shape.of(3, 7)),
                new LayerCase("tanh", new Tanh(), Shape.of(3, 7)),
                new LayerCase("relu6", new Relu6(), Shape.of(3, 7)),
                new LayerCase("hard_tanh", new HardTanh(), Shape.of(2, 6)), // below its corners
                new LayerCase("hard_sigmoid", new HardSigmoid(), Shape.of(3, 7)),
                new LayerCase("hard_swish", new HardSwish(), Shape.of(3, 7)),
                new LayerCase("softsign", new Softsign(), Shape.of(3, 7)),
                new LayerCase("elu", new Elu(0.7), Shape.of(3, 7)),
                new LayerCase("celu", new Celu(0.7), Shape.of(3, 7)),
                new LayerCase("selu", new Selu(), Shape.of(3, 7)),
                new LayerCase("gelu", new Gelu(), Shape.of(3, 17)),
                new LayerCase("gelu by tanh", new GeluTanh(), Shape.of(3, 7)),
                new LayerCase("silu", new Silu(), Shape.of(3, 7)),
                new LayerCase("softplus", new Softplus(1.5), Shape.of(3, 7)),
                new LayerCase("mish", new Mish(), Shape.of(3, 7)),
                new LayerCase("identity", new Identity(), Shape.of(3, 7)),
                new LayerCase("scale", new Scale(-0.3f), Shape.of(3, 7)),
                new LayerCase("prelu", new PRelu.Plan(1, 0.25), Shape.of(3, 7)),
                new LayerCase("prelu of channels", new PRelu.Plan(3, -0.5), Shape.of(3, 7)),
                new LayerCase("prelu of vectors", new PRelu.Plan(7, 0.25), Shape.of(7)),
                new LayerCase("glu", new Glu.Plan(-1), Shape.of(3, 6)),
                new LayerCase("glu of channels", new Glu.Plan(1), Shape.of(4, 3, 2)),
                new LayerCase("softmax", new Softmax.Plan(), Shape.of(5)),
                new LayerCase("softmax over time", new Softmax.Plan(), Shape.of(3, 7)),
                new LayerCase("log_softmax", new LogSoftmax.Plan(), Shape.of(5)),
                new LayerCase("log_softmax over time", new LogSoftmax.Plan(), Shape.of(3, 7)));
    }
}
