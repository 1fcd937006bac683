package org.pierian.core.layer.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Shape;

/// The parameters of one direction of one layer of a stack, named and ordered as PyTorch does.
///
/// @param input `weight_ih`, `[gates * hidden, in]`
/// @param recurrent `weight_hh`, `[gates * hidden, hidden]`
/// @param inputBias `bias_ih`, `[gates * hidden]`
/// @param recurrentBias `bias_hh`, likewise
record Weights(Parameter input, Parameter recurrent, Optional<Parameter> inputBias, Optional<Parameter> recurrentBias) {

    /// The shapes of what [#of] makes.
    static List<ParameterShape> shapes(Stack stack, int features, String suffix) {
        List<ParameterShape> shapes = new ArrayList<>();
        shapes.add(new ParameterShape("weight_ih" + suffix, Shape.of(stack.sums(), features)));
        shapes.add(new ParameterShape("weight_hh" + suffix, Shape.of(stack.sums(), stack.hidden())));
        if (stack.biasInit().isPresent()) {
            shapes.add(new ParameterShape("bias_ih" + suffix, Shape.of(stack.sums())));
            if (stack.recurrentBias()) {
                shapes.add(new ParameterShape("bias_hh" + suffix, Shape.of(stack.sums())));
            }
        }
        return shapes;
    }

    /// Draws the parameters.
    ///
    /// @param features numbers in a step of the input
    /// @param suffix end of the names: `_l0`, `_l0_reverse`
    static Weights of(Stack stack, int features, String suffix, Site site) {
        Shape bias = Shape.of(stack.sums());
        return new Weights(
                site.parameter("weight_ih" + suffix, Shape.of(stack.sums(), features), true, stack.weightInit()),
                site.parameter("weight_hh" + suffix, Shape.of(stack.sums(), stack.hidden()), true, stack.weightInit()),
                stack.biasInit().map(init -> site.parameter("bias_ih" + suffix, bias, false, init)),
                stack.biasInit()
                        .filter(_ -> stack.recurrentBias())
                        .map(init -> site.parameter("bias_hh" + suffix, bias, false, init)));
    }

    /// All of them, in order.
    List<Parameter> all() {
        List<Parameter> all = new ArrayList<>(List.of(input, recurrent));
        inputBias.ifPresent(all::add);
        recurrentBias.ifPresent(all::add);
        return all;
    }
}
