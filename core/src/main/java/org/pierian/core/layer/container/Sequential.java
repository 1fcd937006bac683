package org.pierian.core.layer.container;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pierian.core.layer.Layer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Needs;
import org.pierian.core.layer.Needs.Reach;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.ParameterShape;
import org.pierian.core.layer.Pass;
import org.pierian.core.layer.Site;
import org.pierian.core.layer.State;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.ShapeException;
import org.pierian.core.tensor.Tensor;
import org.pierian.core.tensor.TensorType;

/// Layers one after the other, as one layer. Owns the activations between its children.
///
/// A child that works in place shares the memory of its output with the child before it, unless that one reads its
/// own again, and the memory of the gradients in any case. So `conv2d` with `relu` takes half the memory, and less
/// time.
///
/// Children that can be asked for any examples follow one before them that leads with each example, as its
/// [FusedLayers]. Sequences inside a sequence are one sequence with it, so that nesting ends neither.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `Sequential`.
public final class Sequential implements Layer {

    private final List<Layer> layers;
    private final List<String> names; // of every child, in the network
    private final int firstThatLearns;
    private final int[] heads; // of every child: the one that it follows, or itself
    private final int[] ends; // of every child: the last that follows it, or itself
    private final List<Tensor> outputs; // of every child but the last, [max batch, ...]
    private final List<Tensor> gradients; // for those outputs
    private final List<Parameter> parameters;
    private final List<State> state;
    private final List<Views> views = new ArrayList<>();

    private Sequential(List<Layer> layers, List<String> names, List<Tensor> outputs, List<Tensor> gradients) {
        this.layers = layers;
        this.names = names;
        this.outputs = outputs;
        this.gradients = gradients;
        this.parameters = layers.stream().flatMap(l -> l.parameters().stream()).toList();
        this.state = layers.stream().flatMap(l -> l.state().stream()).toList();
        int first = 0;
        while (first < layers.size() && !layers.get(first).learns()) {
            first++;
        }
        this.firstThatLearns = first;
        this.heads = new int[layers.size()];
        this.ends = new int[layers.size()];
        for (int i = 0; i < layers.size(); i++) {
            boolean follows = i > 0 && reach(i) == Reach.EXAMPLES && reach(heads[i - 1]) == Reach.LEADS;
            heads[i] = follows ? heads[i - 1] : i;
            ends[i] = i;
            ends[heads[i]] = i;
        }
    }

    private Reach reach(int child) {
        return layers.get(child).needs().reach();
    }

    @Override
    public void forward(Pass pass, Tensor x, Tensor y) {
        Views view = views(pass);
        int last = layers.size() - 1;
        Tensor input = x;
        for (int i = 0; i <= last; i = ends[i] + 1) {
            Tensor output = ends[i] == last ? y : view.outputs[ends[i]];
            if (ends[i] == i) {
                layers.get(i).forward(pass, input, output);
            } else {
                layers.get(i).forward(view.fused(i).forward(output), input, view.outputs[i]);
            }
            input = output;
        }
    }

    @Override
    public void backward(Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        Views view = views(pass);
        int last = layers.size() - 1;
        int first = dx.isNone() ? firstThatLearns : 0; // below it nobody needs a gradient
        for (int end = last; end >= first; end = heads[end] - 1) {
            int i = heads[end];
            Tensor input = i == 0 ? x : view.outputs[i - 1];
            Tensor output = end == last ? y : view.outputs[end];
            Tensor outputGradient = end == last ? dy : view.gradients[end];
            Tensor inputGradient = i == 0 ? dx : i == first && dx.isNone() ? Tensor.NONE : view.gradients[i - 1];
            if (end == i) {
                layers.get(i).backward(pass, input, output, outputGradient, inputGradient);
            } else {
                Pass leading = view.fused(i).backward(output, outputGradient);
                layers.get(i).backward(leading, input, view.outputs[i], view.gradients[i], inputGradient);
            }
        }
    }

    /// The last child writes the output.
    @Override
    public Needs needs() {
        return layers.getLast().needs().readsOutput() ? Needs.BATCH : Needs.BATCH.withoutOutput();
    }

    @Override
    public boolean learns() {
        return firstThatLearns < layers.size();
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public List<State> state() {
        return state;
    }

    @Override
    public Optional<String> firstNotFinite(Tensor y, String name) {
        for (int i = 0; i < layers.size(); i++) {
            Tensor output = i == layers.size() - 1 ? y : outputs.get(i).rows(y.rows());
            Optional<String> found = layers.get(i).firstNotFinite(output, names.get(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// The activations seen as the batch of a pass; made once for each pass.
    @SuppressWarnings("ReferenceEquality") // which pass it is is what is asked for
    private Views views(Pass pass) {
        for (int i = 0; i < views.size(); i++) {
            if (views.get(i).pass == pass) {
                return views.get(i);
            }
        }
        Views made = new Views(pass);
        views.add(made);
        return made;
    }

    private final class Views {
        final Pass pass;
        final Tensor[] outputs;
        final Tensor[] gradients;
        final @Nullable FusedLayers[] fused; // of every child that leads others

        Views(Pass pass) {
            this.pass = pass;
            int batch = pass.end();
            this.outputs =
                    Sequential.this.outputs.stream().map(t -> t.rows(batch)).toArray(Tensor[]::new);
            this.gradients =
                    Sequential.this.gradients.stream().map(t -> t.rows(batch)).toArray(Tensor[]::new);
            this.fused = new FusedLayers[layers.size()];
            for (int i = 0; i < fused.length; i++) {
                fused[i] = ends[i] > i ? fusedTo(i) : null;
            }
        }

        FusedLayers fused(int child) {
            return Objects.requireNonNull(fused[child]);
        }

        private FusedLayers fusedTo(int child) {
            int end = ends[child];
            return new FusedLayers(
                    layers.subList(child + 1, end + 1),
                    Arrays.copyOfRange(outputs, child, end + 1),
                    Arrays.copyOfRange(gradients, child, end + 1),
                    pass);
        }
    }

    /// A sequence before it knows its input.
    ///
    /// @param children first to last; at least one
    /// @param parts what each child adds to the names of its parameters
    public record Plan(List<LayerPlan> children, List<String> parts) implements LayerPlan {

        /// Keeps copies of the lists.
        public Plan {
            children = List.copyOf(children);
            parts = List.copyOf(parts);
            if (children.isEmpty() || children.size() != parts.size()) {
                throw new IllegalArgumentException("a sequence needs at least one layer, and a name for each");
            }
        }

        /// Children that are named by their places.
        public Plan(List<LayerPlan> children) {
            this(children, places(children.size()));
        }

        /// `0`, `1`, and so on.
        static List<String> places(int count) {
            return IntStream.range(0, count).mapToObj(Integer::toString).toList();
        }

        @Override
        public TensorType output(TensorType in) {
            TensorType type = in;
            for (LayerPlan child : children) {
                type = after(child, type);
            }
            return type;
        }

        /// Each child decides for itself.
        @Override
        public boolean takesIndices() {
            return true;
        }

        /// What a layer makes of an input that it takes.
        static TensorType after(LayerPlan layer, TensorType in) {
            if (!in.isNumbers() && !layer.takesIndices()) {
                throw new ShapeException(ShapeException.Misfit.INDICES, "the layer wants numbers, got " + in);
            }
            return layer.output(in);
        }

        /// The output of the child before.
        @Override
        public TensorType childInput(int child, TensorType in, List<TensorType> outputs) {
            return child == 0 ? in : outputs.get(child - 1);
        }

        @Override
        public List<ParameterShape> parameterShapes(TensorType in) {
            List<ParameterShape> all = new ArrayList<>();
            TensorType type = in;
            for (int i = 0; i < children.size(); i++) {
                for (ParameterShape p : children.get(i).parameterShapes(type)) {
                    all.add(p.within(parts.get(i)));
                }
                type = after(children.get(i), type);
            }
            return all;
        }

        @Override
        public List<ParameterShape> stateShapes(TensorType in) {
            List<ParameterShape> all = new ArrayList<>();
            TensorType type = in;
            for (int i = 0; i < children.size(); i++) {
                for (ParameterShape p : children.get(i).stateShapes(type)) {
                    all.add(p.within(parts.get(i)));
                }
                type = after(children.get(i), type);
            }
            return all;
        }

        @Override
        public long multiplyAdds(TensorType in) {
            long sum = 0;
            TensorType type = in;
            for (LayerPlan child : children) {
                sum = Math.addExact(sum, child.multiplyAdds(type));
                type = after(child, type);
            }
            return sum;
        }

        @Override
        public Layer build(TensorType in, Site site) {
            List<Step> steps = new ArrayList<>();
            flatten(site, steps);
            List<Layer> built = new ArrayList<>();
            List<Tensor> outputs = new ArrayList<>();
            List<Tensor> gradients = new ArrayList<>();
            TensorType type = in;
            for (int i = 0; i < steps.size(); i++) {
                Step step = steps.get(i);
                built.add(step.plan.build(type, step.site));
                type = after(step.plan, type);
                if (i < steps.size() - 1) {
                    boolean inPlace = i > 0 && built.get(i).needs().inPlace();
                    boolean keepsInput = inPlace && built.get(i - 1).needs().readsOutput();
                    Shape whole = type.shape().prepend(site.maxBatch());
                    outputs.add(inPlace && !keepsInput ? outputs.get(i - 1).reshape(whole) : step.zeros(whole));
                    gradients.add(inPlace ? gradients.get(i - 1).reshape(whole) : step.zeros(whole));
                }
            }
            List<String> names = steps.stream().map(step -> step.site.name()).toList();
            return new Sequential(List.copyOf(built), names, List.copyOf(outputs), List.copyOf(gradients));
        }

        /// The children, those of nested sequences in their places.
        private void flatten(Site site, List<Step> steps) {
            for (int i = 0; i < children.size(); i++) {
                Site place = site.child(Integer.toString(i), parts.get(i));
                if (children.get(i) instanceof Plan nested) {
                    nested.flatten(place, steps);
                } else {
                    steps.add(new Step(children.get(i), place));
                }
            }
        }

        private record Step(LayerPlan plan, Site site) {
            Tensor zeros(Shape shape) {
                return site.backend().zeros(shape);
            }
        }
    }
}
