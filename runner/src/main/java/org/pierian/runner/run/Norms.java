package org.pierian.runner.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import org.pierian.core.backend.Reductions;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.Parameter;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.bind.ParameterChoice;
import org.pierian.runner.record.Json;
import org.pierian.spec.RunSpec;

/// The norms of gradients and weights, layer by layer, at the end of epochs: the text of `norms.jsonl`.
///
/// A gradient is that of the epoch's last step as the optimizer got it, after penalty and clipping; weights are those
/// that the chain of hashes takes. A norm is the root of the sum of squares in binary64, each tensor's by
/// [Reductions#sumOfSquares], added in the order of weights files. Of a long run only each 2nd, 4th, ... epoch is
/// looked at, so that there are at most [#MOST] lines; those of a longer run are among them.
final class Norms {

    /// The most lines.
    static final int MOST = 1000;

    private final Reductions reductions;
    private final SequencedMap<String, List<Parameter>> layers;
    private final SequencedMap<String, List<Parameter>> trained;
    private final int every;
    private final List<OfEpoch> all = new ArrayList<>();
    private List<Double> gradients = List.of();

    /// What was found after an epoch.
    ///
    /// @param epoch its number, from 1
    /// @param gradients norms of the gradients of the layers that are trained; none where one is not finite
    /// @param weights norms of the layers
    record OfEpoch(int epoch, List<Double> gradients, List<Double> weights) {

        /// Takes copies.
        OfEpoch {
            gradients = List.copyOf(gradients);
            weights = List.copyOf(weights);
        }
    }

    Norms(RunSpec spec, Network network) {
        this.reductions = network.backend().reductions();
        this.layers = layers(network.parameters());
        this.trained = layers(ParameterChoice.trained(spec, network.parameters()));
        this.every = every(spec.epochs());
    }

    /// How far apart the epochs are that are looked at: the least power of two.
    private static int every(int epochs) {
        int distance = 1;
        while (epochs / distance > MOST) {
            distance *= 2;
        }
        return distance;
    }

    /// The parameters of each layer, by its name: `0` has `0.weight` and `0.bias`.
    private static SequencedMap<String, List<Parameter>> layers(List<Parameter> parameters) {
        SequencedMap<String, List<Parameter>> layers = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            int dot = parameter.name().lastIndexOf('.');
            String layer = dot < 0 ? parameter.name() : parameter.name().substring(0, dot);
            layers.computeIfAbsent(layer, _ -> new ArrayList<>()).add(parameter);
        }
        return layers;
    }

    /// The last step of an epoch is done.
    void afterLastStep(int epoch) {
        if (epoch % every == 0) {
            List<Double> norms =
                    norms(trained, parameter -> parameter.gradient().tensor());
            gradients = norms.stream().allMatch(Double::isFinite) ? norms : List.of();
        }
    }

    /// An epoch has ended.
    void afterEpoch(int epoch) {
        if (epoch % every == 0) {
            all.add(new OfEpoch(epoch, gradients, norms(layers, Parameter::value)));
        }
        gradients = List.of();
    }

    private List<Double> norms(SequencedMap<String, List<Parameter>> of, Function<Parameter, Tensor> tensor) {
        List<Double> norms = new ArrayList<>(of.size());
        for (List<Parameter> layer : of.sequencedValues()) {
            double sum = 0;
            for (Parameter parameter : layer) {
                sum += reductions.sumOfSquares(tensor.apply(parameter));
            }
            norms.add(Math.sqrt(sum));
        }
        return norms;
    }

    /// Of the epochs that have ended.
    List<OfEpoch> all() {
        return List.copyOf(all);
    }

    /// Of the gradients of an epoch whose steps are done and which has not ended; else none.
    List<Double> gradients() {
        return gradients;
    }

    /// Goes on from a checkpoint.
    ///
    /// @param ended what [#all] gave
    /// @param ofLastStep what [#gradients] gave
    /// @return whether they can have come from this run
    boolean resume(List<OfEpoch> ended, List<Double> ofLastStep) {
        boolean fits = isOf(ofLastStep, trained)
                && ended.stream()
                        .allMatch(norms -> norms.weights().size() == layers.size() && isOf(norms.gradients(), trained));
        if (fits) {
            ended.stream().filter(norms -> norms.epoch() % every == 0).forEach(all::add);
            gradients = ofLastStep;
        }
        return fits;
    }

    private static boolean isOf(List<Double> norms, SequencedMap<String, List<Parameter>> layers) {
        return norms.isEmpty() || norms.size() == layers.size();
    }

    /// The lines of `norms.jsonl`.
    ///
    /// @param rate the learning rate of the last step of an epoch
    String text(IntToDoubleFunction rate) {
        List<String> trainedNames = quoted(trained);
        List<String> names = quoted(layers);
        StringBuilder text = new StringBuilder();
        for (OfEpoch norms : all) {
            text.append("{\"epoch\":").append(norms.epoch());
            text.append(",\"learning_rate\":").append(rate.applyAsDouble(norms.epoch()));
            append(text, "gradient_norm", trainedNames, norms.gradients());
            append(text, "weight_norm", names, norms.weights());
            text.append("}\n");
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String key, List<String> names, List<Double> norms) {
        text.append(",\"").append(key).append("\":{");
        for (int i = 0; i < norms.size(); i++) {
            text.append(i == 0 ? "" : ",").append(names.get(i)).append(':').append(norms.get(i));
        }
        text.append('}');
    }

    private static List<String> quoted(SequencedMap<String, List<Parameter>> layers) {
        return layers.sequencedKeySet().stream().map(Json::text).toList();
    }
}
