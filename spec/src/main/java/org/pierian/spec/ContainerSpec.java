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
}
