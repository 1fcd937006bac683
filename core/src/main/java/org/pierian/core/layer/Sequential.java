package org.pierian.core.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;

/// Layers one after the other, as one layer. Owns the activations between its children.
///
/// A child that works in place shares the memory of its output with the child before it, unless that one reads its own
/// again, and the memory of the gradients in any case. So `conv2d` with `relu` takes half the memory, and less time.
///
/// **Source:** Grus, *Data Science from Scratch*, 2nd ed., ch. 19, class `Sequential`.
public final class Sequential implements Layer {

    private final List<Layer> layers;
    private final int firstWithParameters;
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
    }

    @Override
    public void forward(Tensor x, Tensor y, Mode mode, long step) {
        Views view = views(x.rows());
        int last = layers.size() - 1;
        Tensor input = x;
        for (int i = 0; i <= last; i++) {
            Tensor output = i == last ? y : view.outputs[i];
            layers.get(i).forward(input, output, mode, step);
            input = output;
        }
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx) {
        Views view = views(x.rows());
        int last = layers.size() - 1;
        int first = dx.isNone() ? firstWithParameters : 0; // below it nobody needs a gradient
        for (int i = last; i >= first; i--) {
            Tensor input = i == 0 ? x : view.outputs[i - 1];
            Tensor output = i == last ? y : view.outputs[i];
            Tensor outputGradient = i == last ? dy : view.gradients[i];
            Tensor inputGradient = i == 0 ? dx : i == first && dx.isNone() ? Tensor.NONE : view.gradients[i - 1];
            layers.get(i).backward(input, output, outputGradient, inputGradient);
        }
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
        Views made = new Views(batch, outputs, gradients);
        views.add(made);
        return made;
    }

    private static final class Views {
        final int batch;
        final Tensor[] outputs;
        final Tensor[] gradients;

        Views(int batch, List<Tensor> outputs, List<Tensor> gradients) {
            this.batch = batch;
            this.outputs = outputs.stream().map(t -> t.rows(batch)).toArray(Tensor[]::new);
            this.gradients = gradients.stream().map(t -> t.rows(batch)).toArray(Tensor[]::new);
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
