package org.pierian.core.layer.norm;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pierian.core.backend.Gradient;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.Site;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// What a norm learns: a weight, which starts at 1, and a bias, which starts at 0, for each channel.
///
/// @param weight empty for a norm without
/// @param bias likewise
record Scaling(Optional<Parameter> weight, Optional<Parameter> bias) {

    static Scaling of(Site site, int channels, boolean weight, boolean bias) {
        return new Scaling(
                parameter(weight, site, "weight", channels, 1f), parameter(bias, site, "bias", channels, 0f));
    }

    private static Optional<Parameter> parameter(boolean wanted, Site site, String name, int channels, float start) {
        return wanted
                ? Optional.of(site.parameter(name, Shape.of(channels), false, new Initializer.Constant(start)))
                : Optional.empty();
    }

    /// The shapes of what [#of] makes.
    static List<ParameterShape> shapes(int channels, boolean weight, boolean bias) {
        Shape shape = Shape.of(channels);
        return Stream.concat(
                        weight ? Stream.of(new ParameterShape("weight", shape)) : Stream.empty(),
                        bias ? Stream.of(new ParameterShape("bias", shape)) : Stream.empty())
                .toList();
    }

    List<Parameter> parameters() {
        return Stream.concat(weight.stream(), bias.stream()).toList();
    }

    /// The numbers of a parameter; [Tensor#NONE] where there is none.
    static Tensor value(Optional<Parameter> parameter) {
        return parameter.map(Parameter::value).orElse(Tensor.NONE);
    }

    /// The gradient of a parameter; [Gradient#NONE] where there is none.
    static Gradient gradient(Optional<Parameter> parameter) {
        return parameter.map(Parameter::gradient).orElse(Gradient.NONE);
    }
}
