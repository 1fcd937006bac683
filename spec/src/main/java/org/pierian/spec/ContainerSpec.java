package org.pierian.spec;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Layers that hold other layers.
@Doc("Containers hold other layers.")
public sealed interface ContainerSpec extends LayerSpec, Constrained {

    @Key("sequential")
    @ListForm
    @Doc(
            value = "A sequence of layers, as one layer. A list in the place of a layer is a `sequential` too.",
            formula = "y = last(...(second(first(x))))",
            shapes = "input of the first -> output of the last",
            source = "Grus, Data Science from Scratch, 2nd ed., ch. 19, `Sequential`",
            example = "- sequential: [{linear: 10}, tanh]")
    record Sequential(@Doc("The layers, in order.") List<LayerSpec> layers) implements ContainerSpec {

        @Override
        public List<Inside> inside() {
            return List.of(Inside.of("layers", layers));
        }

        @Override
        public List<Contradiction> contradictions() {
            Rules rules = new Rules();
            LayerNames.require(rules, "layers", layers, Set.of());
            return rules.broken();
        }
    }

    @Key("repeat")
    @Doc(
            value = "Layers that are written out so many times in the list it stands in, each copy with weights of its"
                    + " own. It adds nothing to the names of parameters: copies are numbered on.",
            formula = "y = layers(...(layers(layers(x))))",
            shapes = "input of the first -> output of the last",
            source = "notation of this language",
            example = "- repeat: {times: 3, layers: [{linear: 10}, tanh]}")
    record Repeat(
            @Doc("How many times the layers are written out.") @Range(min = 1)
            int times,

            @Doc("The layers, in order. None of them has a name.")
            List<LayerSpec> layers)
            implements ContainerSpec {

        @Override
        public List<Inside> inside() {
            return List.of(Inside.of("layers", layers));
        }

        @Override
        public List<Contradiction> contradictions() {
            Rules rules = new Rules();
            LayerNames.requireNone(rules, "layers", layers);
            return rules.broken();
        }
    }

    @Key("residual")
    @Doc(
            value = "Adds the input to what the layers make of it; where they change its shape, what the projection"
                    + " makes of the input.",
            formula = "y = last(...(second(first(x)))) + x, or + projection(x)",
            shapes = "any -> output of the layers",
            source = "He, Zhang, Ren and Sun 2016, Deep Residual Learning for Image Recognition, eq. 1 and 2",
            example = "- residual: [{linear: 10}, tanh]")
    record Residual(
            @Doc("The layers, in order.") List<LayerSpec> layers,

            @Doc("Layers that the input goes through where the others change its shape. Where they do not, it is not"
                    + " used and has no parameters.")
            Optional<List<LayerSpec>> projection)
            implements ContainerSpec {

        private static final String PROJECTION = "projection";

        @Override
        public List<Inside> inside() {
            Inside first = Inside.of("layers", layers);
            return projection
                    .map(second -> List.of(first, new Inside(PROJECTION, PROJECTION + ".", second)))
                    .orElse(List.of(first));
        }

        @Override
        public List<Contradiction> contradictions() {
            Rules rules = new Rules();
            LayerNames.require(rules, "layers", layers, projection.isPresent() ? Set.of(PROJECTION) : Set.of());
            projection.ifPresent(second -> LayerNames.require(rules, PROJECTION, second, Set.of()));
            return rules.broken();
        }
    }

    @Key("parallel")
    @Doc(
            value = "Branches side by side: each is given the input, or its share of it, and what they give is joined.",
            formula = "y = first(x) + second(x) + ..., or their product, or one behind the other",
            shapes = "any -> with concat the outputs side by side along dim, else their common shape",
            source = "Szegedy et al. 2015, Going Deeper with Convolutions, fig. 2;"
                    + " Hu, Shen and Sun 2018, Squeeze-and-Excitation Networks, fig. 2",
            example = "- parallel: {branches: [identity, [{linear: 10}, tanh]], join: concat, dim: -1}")
    record Parallel(
            @Doc("The branches, each a layer or a list of layers.")
            List<LayerSpec> branches,

            @Doc("How their outputs become one.") Join join,

            @Doc("The axis of `concat` and `split`: 1 is the first axis of an example, -1 its last. 0 would be the"
                    + " batch.")
            @Default("1")
            int dim,

            @Doc("Whether each branch is given an equal share of the input along `dim`, in order, and not all of it.")
            @Default("false")
            boolean split)
            implements ContainerSpec {

        @Override
        public List<Inside> inside() {
            return List.of(Inside.of("branches", branches));
        }

        @Override
        public List<Contradiction> contradictions() {
            Rules rules = new Rules().notTheBatch("dim", dim);
            LayerNames.require(rules, "branches", branches, Set.of());
            return rules.broken();
        }
    }
}
