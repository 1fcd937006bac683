package org.pierian.core.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pierian.core.kernel.ExampleWork;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Layers one after the other, as one layer. Owns the activations between its children.
///
/// A child that works in place shares the memory of its output with the child before it, unless that one reads its own
/// again, and the memory of the gradients in any case. So `conv2d` with `relu` takes half the memory, and less time.
///
/// Children that take examples one by one follow an [ExampleHost] before them with each, as its [Tail].
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `Sequential`.
public final class Sequential implements Layer {

    private final List<Layer> layers;
    private final int firstWithParameters;
    private final int[] heads; // of every child: the one that it follows, or itself
    private final int[] ends; // of every child: the last that follows it, or itself
    private final List<Tensor> outputs; // of every child but the last, [max batch, ...]
    private final List<Tensor> gradients; // for those outputs
    private final List<Parameter> parameters;
    private final List<Views> views = new ArrayList<>();

    private Sequential(List<Layer> layers, List<Tensor> outputs, List<Tensor> gradients) {
        this.layers = layers;
        this.outputs = outputs;
        this.gradients = gradients;
        this.parameters = layers.stream().flatMap(l -> l.parameters().stream()).toList();
        int first = 0;
        while (first < layers.size() && layers.get(first).parameters().isEmpty()) {
            first++;
        }
        this.firstWithParameters = first;
        this.heads = new int[layers.size()];
        this.ends = new int[layers.size()];
        for (int i = 0; i < layers.size(); i++) {
            boolean follows =
                    i > 0 && layers.get(i) instanceof ExampleLayer && layers.get(heads[i - 1]) instanceof ExampleHost;
            heads[i] = follows ? heads[i - 1] : i;
            ends[i] = i;
            ends[heads[i]] = i;
        }
    }

    @Override
    public void forward(Tensor x, Tensor y, Mode mode, long step) {
        Views view = views(x.rows());
        int last = layers.size() - 1;
        Tensor input = x;
        for (int i = 0; i <= last; i = ends[i] + 1) {
            Tensor output = ends[i] == last ? y : view.outputs[ends[i]];
            if (ends[i] == i) {
                layers.get(i).forward(input, output, mode, step);
            } else {
                host(i).forward(input, view.outputs[i], mode, step, view.tails[i].forward(output, mode, step));
            }
            input = output;
        }
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx) {
        Views view = views(x.rows());
        int last = layers.size() - 1;
        int first = dx.isNone() ? firstWithParameters : 0; // below it nobody needs a gradient
        for (int end = last; end >= first; end = heads[end] - 1) {
            int i = heads[end];
            Tensor input = i == 0 ? x : view.outputs[i - 1];
            Tensor output = end == last ? y : view.outputs[end];
            Tensor outputGradient = end == last ? dy : view.gradients[end];
            Tensor inputGradient = i == 0 ? dx : i == first && dx.isNone() ? Tensor.NONE : view.gradients[i - 1];
            if (end == i) {
                layers.get(i).backward(input, output, outputGradient, inputGradient);
            } else {
                ExampleWork tail = view.tails[i].backward(output, outputGradient);
                host(i).backward(input, view.outputs[i], view.gradients[i], inputGradient, tail);
            }
        }
    }

    private ExampleHost host(int child) {
        return (ExampleHost) layers.get(child);
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public Optional<String> firstNotFinite(Tensor y, String name) {
        Views view = views(y.rows());
        for (int i = 0; i < layers.size(); i++) {
            Tensor output = i == layers.size() - 1 ? y : view.outputs[i];
            Optional<String> found = layers.get(i).firstNotFinite(output, name.isEmpty() ? "" + i : name + "." + i);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// The activations seen as a batch of the given size; made once for each size.
    private Views views(int batch) {
        for (int i = 0; i < views.size(); i++) {
            if (views.get(i).batch == batch) {
                return views.get(i);
            }
        }
        Views made = new Views(batch);
        views.add(made);
        return made;
    }

    private final class Views {
        final int batch;
        final Tensor[] outputs;
        final Tensor[] gradients;
        final Tail[] tails; // of every child

        Views(int batch) {
            this.batch = batch;
            this.outputs =
                    Sequential.this.outputs.stream().map(t -> t.rows(batch)).toArray(Tensor[]::new);
            this.gradients =
                    Sequential.this.gradients.stream().map(t -> t.rows(batch)).toArray(Tensor[]::new);
            this.tails = IntStream.range(0, layers.size()).mapToObj(this::tail).toArray(Tail[]::new);
        }

        private Tail tail(int child) {
            int end = ends[child];
            List<ExampleLayer> followers = layers.subList(child + 1, end + 1).stream()
                    .map(ExampleLayer.class::cast)
                    .toList();
            return new Tail(
                    followers,
                    Arrays.copyOfRange(outputs, child, end + 1),
                    Arrays.copyOfRange(gradients, child, end + 1));
        }
    }

    /// A sequence before it knows its input.
    ///
    /// @param layers first to last; at least one
    public record Plan(List<LayerPlan> layers) implements LayerPlan {

        /// Keeps a copy of the list.
        public Plan {
            layers = List.copyOf(layers);
            if (layers.isEmpty()) {
                throw new IllegalArgumentException("a sequence needs at least one layer");
            }
        }

        @Override
        public Shape outputShape(Shape in) {
            Shape shape = in;
            for (LayerPlan layer : layers) {
                shape = layer.outputShape(shape);
            }
            return shape;
        }

        @Override
        public List<ParameterShape> parameterShapes(Shape in) {
            List<ParameterShape> all = new ArrayList<>();
            Shape shape = in;
            for (int i = 0; i < layers.size(); i++) {
                for (ParameterShape p : layers.get(i).parameterShapes(shape)) {
                    all.add(new ParameterShape(i + "." + p.name(), p.shape()));
                }
                shape = layers.get(i).outputShape(shape);
            }
            return all;
        }

        @Override
        public long multiplyAdds(Shape in) {
            long sum = 0;
            Shape shape = in;
            for (LayerPlan layer : layers) {
                sum = Math.addExact(sum, layer.multiplyAdds(shape));
                shape = layer.outputShape(shape);
            }
            return sum;
        }

        @Override
        public Layer build(Shape in, Site site) {
            List<Layer> built = new ArrayList<>();
            List<Tensor> outputs = new ArrayList<>();
            List<Tensor> gradients = new ArrayList<>();
            Shape shape = in;
            for (int i = 0; i < layers.size(); i++) {
                built.add(layers.get(i).build(shape, site.child(i)));
                shape = layers.get(i).outputShape(shape);
                if (i < layers.size() - 1) {
                    boolean inPlace = i > 0 && built.get(i).worksInPlace();
                    boolean keepsInput = inPlace && built.get(i - 1).readsOutput();
                    Shape whole = shape.prepend(site.maxBatch());
                    outputs.add(inPlace && !keepsInput ? outputs.get(i - 1).reshape(whole) : Tensor.zeros(whole));
                    gradients.add(inPlace ? gradients.get(i - 1).reshape(whole) : Tensor.zeros(whole));
                }
            }
            return new Sequential(List.copyOf(built), List.copyOf(outputs), List.copyOf(gradients));
        }
    }
}
