package org.pierian.runner.probe;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.pierian.core.backend.Backend;
import org.pierian.core.layer.Mode;
import org.pierian.core.layer.Network;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.Pass;
import org.pierian.core.optimizer.Optimizer;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.bind.InitialWeights;
import org.pierian.runner.bind.OptimizerBinder;
import org.pierian.spec.RunSpec;

/// Measures where the time of a training step goes: in each layer forward and backward, between the layers, and in
/// the optimizer. Inputs and gradients of the output are random, and no parameter changes.
public final class TimeProbe implements Observer {

    private static final double SECOND = 1e9;

    private final IdentityHashMap<Place, LayerTimes> times = new IdentityHashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final LayerTimes passes = new LayerTimes();
    private final LayerTimes updates = new LayerTimes();
    private final int batch;

    private TimeProbe(int batch) {
        this.batch = batch;
    }

    /// A layer, or another part of a step.
    ///
    /// @param name of the layer, as in weights files; empty for another part
    /// @param word of the layer in the spec, or what the part is
    /// @param forward nanoseconds of a forward pass
    /// @param backward nanoseconds of a backward pass
    /// @param share of the step, 0 to 1
    /// @param forwardRate billions of additions and multiplications in a second; 0 where none are counted
    /// @param backwardRate the same backward
    public record Row(
            String name,
            String word,
            long forward,
            long backward,
            double share,
            double forwardRate,
            double backwardRate) {

        /// Both together.
        public long total() {
            return forward + backward;
        }
    }

    /// What was measured.
    ///
    /// @param rows the layers in order, what lies between them, and the optimizer
    /// @param batch examples in a step
    /// @param warmUpSteps number of steps that were taken before
    /// @param steps number of steps that were measured
    public record Result(List<Row> rows, int batch, int warmUpSteps, int steps) {

        /// Nanoseconds of a step.
        public long step() {
            return rows.stream().mapToLong(Row::total).sum();
        }
    }

    /// Measures.
    ///
    /// @param initial what the network starts from, where the spec names a file
    /// @param batch examples in a step
    /// @param seconds how long, half of it to warm up
    public static Result run(RunSpec spec, InitialWeights initial, int batch, double seconds, Backend backend) {
        TimeProbe probe = new TimeProbe(batch);
        Network network = ObservedNetwork.build(spec, initial, batch, probe, backend);
        Optimizer optimizer = OptimizerBinder.bind(spec, network);
        optimizer.setLearningRate(0);
        Network.Run run = network.run(batch);
        RandomInputs.fill(network.inputType(), spec.seed(), run.input());
        RandomInputs.fill(network.outputType(), spec.seed() + 1, run.outputGradient());
        backend.expectSteps(0, Integer.MAX_VALUE); // so that every kernel is worth its trial
        StepBudget half = new StepBudget(seconds / 2);
        probe.repeat(network, run, optimizer, half);
        int warmUpSteps = probe.passes.steps();
        probe.clear();
        probe.repeat(network, run, optimizer, half);
        return probe.result(warmUpSteps);
    }

    private void repeat(Network network, Network.Run run, Optimizer optimizer, StepBudget budget) {
        long begin = System.nanoTime();
        for (int step = 0; budget.hasMore(step, (System.nanoTime() - begin) / SECOND); step++) {
            network.beginStep();
            long start = System.nanoTime();
            run.forward(Mode.TRAIN, step);
            settle(run.output());
            long middle = System.nanoTime();
            run.backward();
            long done = System.nanoTime();
            passes.addForward(middle - start);
            passes.addBackward(done - middle, true);
            for (Parameter parameter : network.parameters()) {
                parameter.gradient().complete();
            }
            long before = System.nanoTime();
            optimizer.step();
            network.parameters().forEach(parameter -> settle(parameter.value()));
            updates.addForward(0);
            updates.addBackward(System.nanoTime() - before, true);
        }
    }

    /// Has everything done that a backend has deferred until somebody reads a tensor.
    private static void settle(Tensor tensor) {
        if (tensor.size() > 0) {
            tensor.get(0);
        }
    }

    private void clear() {
        times.values().forEach(LayerTimes::clear);
        passes.clear();
        updates.clear();
    }

    @Override
    public void built(Place place) {
        places.add(place);
        times.put(place, new LayerTimes());
    }

    @Override
    public void forward(Place place, Pass pass, Tensor x, Tensor y) {
        long start = System.nanoTime();
        place.layer().forward(pass, x, y);
        settle(y);
        of(place).addForward(System.nanoTime() - start);
    }

    @Override
    public void backward(Place place, Pass pass, Tensor x, Tensor y, Tensor dy, Tensor dx) {
        long start = System.nanoTime();
        place.layer().backward(pass, x, y, dy, dx);
        settle(dx);
        for (Parameter parameter : place.layer().parameters()) {
            settle(parameter.gradient().tensor());
        }
        of(place).addBackward(System.nanoTime() - start, !dx.isNone());
    }

    private LayerTimes of(Place place) {
        LayerTimes found = times.get(place);
        if (found == null) {
            throw new IllegalStateException("layer " + place.name() + " was not built");
        }
        return found;
    }

    private Result result(int warmUpSteps) {
        long forward = passes.forward();
        long backward = passes.backward();
        long layersForward =
                times.values().stream().mapToLong(LayerTimes::forward).sum();
        long layersBackward =
                times.values().stream().mapToLong(LayerTimes::backward).sum();
        long betweenForward = Math.max(0, forward - layersForward);
        long betweenBackward = Math.max(0, backward - layersBackward);
        long update = updates.backward();
        double step = Math.max(1, layersForward + layersBackward + betweenForward + betweenBackward + (double) update);
        List<Row> rows = new ArrayList<>();
        places.forEach(place -> rows.add(row(place, of(place), step)));
        rows.add(other("between layers", betweenForward, betweenBackward, step));
        rows.add(other("optimizer", 0, update, step));
        return new Result(List.copyOf(rows), batch, warmUpSteps, passes.steps());
    }

    private static Row other(String what, long forward, long backward, double step) {
        return new Row("", what, forward, backward, (forward + backward) / step, 0, 0);
    }

    /// A backward pass counts as one product for the parameters, and one for the input where its gradient is
    /// computed.
    private Row row(Place place, LayerTimes one, double step) {
        double operations = 2.0 * place.multiplyAdds() * batch;
        int products = one.givesInputGradient() ? 2 : 1;
        return new Row(
                place.name(),
                place.word(),
                one.forward(),
                one.backward(),
                (one.forward() + one.backward()) / step,
                operations / Math.max(1, one.forward()),
                one.backward() == 0 ? 0 : products * operations / one.backward());
    }
}
