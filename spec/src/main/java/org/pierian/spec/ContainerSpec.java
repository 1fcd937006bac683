package org.pierian.spec;

import java.util.List;

/// Layers that hold other layers.
@Doc("Containers hold other layers.")
public sealed interface ContainerSpec extends LayerSpec {

    @Key("sequential")
    @Doc(
            value = "A sequence of layers, as one layer.",
            formula = "y = last(...(second(first(x))))",
            shapes = "input of the first -> output of the last",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `Sequential`",
            example = "- sequential: [{linear: 10}, tanh]")
    record Sequential(@Doc("The layers, in order.") List<LayerSpec> layers) implements ContainerSpec {

        @Override
        public List<Child> children() {
            return Child.ofList("layers", layers);
        }
    }

    @Key("residual")
    @Doc(
            value = "Adds the input to what the layers make of it.",
            formula = "y = x + last(...(second(first(x))))",
            shapes = "any -> same; the layers must give the shape of their input",
            source = "He, Zhang, Ren and Sun 2016, Deep Residual Learning for Image Recognition, eq. 1",
            example = "- residual: [{linear: 10}, tanh]")
    record Residual(@Doc("The layers, in order.") List<LayerSpec> layers) implements ContainerSpec {

        @Override
        public List<Child> children() {
            return Child.ofList("layers", layers);
        }
    }
}
