package org.pierian.core.testing;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;
import org.pierian.core.backend.Activation;
import org.pierian.core.backend.Attention;
import org.pierian.core.backend.AttentionGeometry;
import org.pierian.core.backend.AxisGeometry;
import org.pierian.core.backend.AxisReduction;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.BatchNormGeometry;
import org.pierian.core.backend.BatchNormalization;
import org.pierian.core.backend.Blocks;
import org.pierian.core.backend.Combination;
import org.pierian.core.backend.Convolution;
import org.pierian.core.backend.ConvolutionGeometry;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.ExampleTask;
import org.pierian.core.backend.Factors;
import org.pierian.core.backend.Gradient;
import org.pierian.core.backend.GradientSum;
import org.pierian.core.backend.Lookup;
import org.pierian.core.backend.Losses;
import org.pierian.core.backend.Margin;
import org.pierian.core.backend.MatMul;
import org.pierian.core.backend.Moves;
import org.pierian.core.backend.NormGeometry;
import org.pierian.core.backend.Normalization;
import org.pierian.core.backend.Pooling;
import org.pierian.core.backend.RandomWords;
import org.pierian.core.backend.Rearrangement;
import org.pierian.core.backend.Recurrence;
import org.pierian.core.backend.Reductions;
import org.pierian.core.backend.Rotation;
import org.pierian.core.backend.RowFold;
import org.pierian.core.backend.RunningStatistics;
import org.pierian.core.backend.SoftTargets;
import org.pierian.core.backend.Spans;
import org.pierian.core.backend.Store;
import org.pierian.core.backend.Stretch;
import org.pierian.core.backend.UpdateRule;
import org.pierian.core.backend.Updates;
import org.pierian.core.backend.Upsampling;
import org.pierian.core.backend.Window;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.tensor.Buffer;
import org.pierian.core.tensor.Matrix;
import org.pierian.core.tensor.Tensor;

/// A second backend: its buffers lie outside the Java heap, and every operation runs in the scalar form over
/// copies of them. It shows that layers, losses, optimizers and metrics know nothing of the first.
public final class SegmentBackend implements Backend {

    private final Arena arena = Arena.ofShared();
    private final CpuBackend host = CpuBackend.scalar();
    private final HostCopies copies = new HostCopies(host);
    private final MatMul matMul = new HostMatMul();
    private final Elementwise elementwise = new HostElementwise();
    private final Reductions reductions = new HostReductions();
    private final Recurrence recurrence = new HostRecurrence(host.recurrence(), copies);
    private final Lookup lookup = new HostLookup();
    private final Losses losses = new HostLosses();
    private final Updates updates = new HostUpdates();

    @Override
    public Buffer allocate(int elements) {
        return new SegmentBuffer(arena, elements);
    }

    @Override
    public MatMul matMul() {
        return matMul;
    }

    @Override
    public Elementwise elementwise() {
        return elementwise;
    }

    @Override
    public Reductions reductions() {
        return reductions;
    }

    @Override
    public Losses losses() {
        return losses;
    }

    @Override
    public Convolution convolution(ConvolutionGeometry geometry, int maxBatch) {
        return new HostConvolution(host.convolution(geometry, maxBatch));
    }

    @Override
    public Convolution transposedConvolution(ConvolutionGeometry geometry, int maxBatch) {
        return new HostConvolution(host.transposedConvolution(geometry, maxBatch));
    }

    @Override
    public Pooling maxPooling(Window window, int maxBatch) {
        return new HostPooling(host.maxPooling(window, maxBatch));
    }

    @Override
    public Pooling meanPooling(int channels, Spans rows, Spans columns) {
        return new HostPooling(host.meanPooling(channels, rows, columns));
    }

    @Override
    public Pooling upsampling(Upsampling geometry) {
        return new HostPooling(host.upsampling(geometry));
    }

    @Override
    public AxisReduction axisReduction(AxisReduction.Kind kind, AxisGeometry geometry, int maxBatch) {
        return new HostAxisReduction(host.axisReduction(kind, geometry, maxBatch));
    }

    @Override
    public Attention attention(AttentionGeometry geometry, Rotation rotation, int maxBatch) {
        Rotation copied = rotation.isNone()
                ? Rotation.NONE
                : new Rotation(copies.in(rotation.cosines()), copies.in(rotation.sines()), rotation.adjacent());
        return new HostAttention(host.attention(geometry, copied, maxBatch));
    }

    @Override
    public Normalization normalization(NormGeometry geometry, int maxExamples) {
        return new HostNormalization(host.normalization(geometry, maxExamples));
    }

    @Override
    public BatchNormalization batchNormalization(BatchNormGeometry geometry, int maxBatch) {
        return new HostBatchNormalization(host.batchNormalization(geometry, maxBatch));
    }

    @Override
    public Recurrence recurrence() {
        return recurrence;
    }

    @Override
    public Lookup lookup() {
        return lookup;
    }

    @Override
    public Rearrangement rearrangement(Moves moves) {
        return new HostRearrangement(host.rearrangement(moves));
    }

    @Override
    public Updates updates() {
        return updates;
    }

    @Override
    public RandomWords random() {
        return this::keepMask;
    }

    private void keepMask(long key, int counter, int threshold, int first, int from, int to, Tensor mask) {
        host.random().keepMask(key, counter, threshold, first, from, to, copies.in(mask));
        copies.out(mask);
    }

    @Override
    public void close() {
        host.close();
        arena.close();
    }

    private final class HostMatMul implements MatMul {

        @Override
        public void multiply(Matrix a, Matrix b, Matrix c, Store store) {
            host.matMul().multiply(copies.in(a), copies.in(b), copies.in(c), store);
            copies.out(c);
        }
    }

    private final class HostElementwise implements Elementwise {

        @Override
        public void activate(Activation f, int from, int to, Tensor x, Tensor y) {
            host.elementwise().activate(f, from, to, copies.in(x), copies.in(y));
            copies.out(y);
        }

        @Override
        public void activationGradient(Activation f, int from, int to, Tensor x, Tensor y, Tensor dy, Tensor dx) {
            host.elementwise()
                    .activationGradient(f, from, to, copies.in(x), copies.in(y), copies.in(dy), copies.in(dx));
            copies.out(dx);
        }

        @Override
        public void combine(Combination f, int from, int to, Tensor a, Tensor b, Tensor y) {
            host.elementwise().combine(f, from, to, copies.in(a), copies.in(b), copies.in(y));
            copies.out(y);
        }

        @Override
        public void multiply(int from, int to, Tensor a, Tensor b, Tensor y) {
            host.elementwise().multiply(from, to, copies.in(a), copies.in(b), copies.in(y));
            copies.out(y);
        }

        @Override
        public void add(int from, int to, Tensor a, Tensor b, Tensor y) {
            host.elementwise().add(from, to, copies.in(a), copies.in(b), copies.in(y));
            copies.out(y);
        }

        @Override
        public void scale(int from, int to, Tensor x, float factor, Tensor y) {
            host.elementwise().scale(from, to, copies.in(x), factor, copies.in(y));
            copies.out(y);
        }

        @Override
        public void shift(int from, int to, Tensor x, float shift, Tensor y) {
            host.elementwise().shift(from, to, copies.in(x), shift, copies.in(y));
            copies.out(y);
        }

        @Override
        public void copy(int from, int to, Tensor x, Tensor y) {
            host.elementwise().copy(from, to, copies.in(x), copies.in(y));
            copies.out(y);
        }

        @Override
        public void move(int count, Tensor x, int from, Tensor y, int to) {
            host.elementwise().move(count, copies.in(x), from, copies.in(y), to);
            copies.out(y);
        }

        @Override
        public void multiplyPlanes(int from, int to, int area, Tensor factors, Tensor x, Tensor y) {
            host.elementwise().multiplyPlanes(from, to, area, copies.in(factors), copies.in(x), copies.in(y));
            copies.out(y);
        }

        @Override
        public void addToRows(Tensor row, Tensor y) {
            host.elementwise().addToRows(copies.in(row), copies.in(y));
            copies.out(y);
        }

        @Override
        public void multiplyByRow(Tensor row, Tensor x, Tensor y) {
            host.elementwise().multiplyByRow(copies.in(row), copies.in(x), copies.in(y));
            copies.out(y);
        }

        @Override
        public void copyBlocks(int count, Blocks blocks, Tensor x, Tensor y) {
            host.elementwise().copyBlocks(count, blocks, copies.in(x), copies.in(y));
            copies.out(y);
        }

        @Override
        public void stretch(Stretch stretch, Tensor x, Tensor y) {
            host.elementwise().stretch(stretch, copies.in(x), copies.in(y));
            copies.out(y);
        }

        @Override
        public void addStretched(Stretch stretch, Tensor a, Tensor b, Tensor y) {
            host.elementwise().addStretched(stretch, copies.in(a), copies.in(b), copies.in(y));
            copies.out(y);
        }

        @Override
        public void multiplyStretched(Stretch stretch, Tensor a, Tensor b, Tensor y) {
            host.elementwise().multiplyStretched(stretch, copies.in(a), copies.in(b), copies.in(y));
            copies.out(y);
        }

        @Override
        public void clamp(int from, int to, Tensor x, float most) {
            host.elementwise().clamp(from, to, copies.in(x), most);
            copies.out(x);
        }
    }

    private final class HostUpdates implements Updates {

        @Override
        public void apply(UpdateRule rule, Tensor gradient, List<Tensor> memory, Tensor value) {
            host.updates().apply(rule, copies.in(gradient), copies.in(memory), copies.in(value));
            copies.out(value);
            for (int i = 0; i < memory.size(); i++) {
                copies.out(memory.get(i));
            }
        }

        @Override
        public void followSquares(Factors factors, float rest, Tensor gradient, Tensor rows, Tensor columns) {
            host.updates().followSquares(factors, rest, copies.in(gradient), copies.in(rows), copies.in(columns));
            copies.out(rows);
            copies.out(columns);
        }

        @Override
        public void divideByRoots(Factors factors, double least, Tensor rows, Tensor columns, Tensor gradient) {
            host.updates().divideByRoots(factors, least, copies.in(rows), copies.in(columns), copies.in(gradient));
            copies.out(gradient);
        }
    }

    private final class HostReductions implements Reductions {

        @Override
        public float sum(int from, int count, Tensor x) {
            return host.reductions().sum(from, count, copies.in(x));
        }

        @Override
        public void sumColumns(Tensor x, Tensor sums, Store store) {
            host.reductions().sumColumns(copies.in(x), copies.in(sums), store);
            copies.out(sums);
        }

        @Override
        public void sumPlanes(int area, Tensor x, Tensor sums, Store store) {
            host.reductions().sumPlanes(area, copies.in(x), copies.in(sums), store);
            copies.out(sums);
        }

        @Override
        public void sumStretched(Stretch stretch, int example, int count, Tensor x, Tensor sums) {
            host.reductions().sumStretched(stretch, example, count, copies.in(x), copies.in(sums));
            copies.out(sums);
        }

        @Override
        public void foldRows(RowFold fold, Tensor y, Tensor t, Tensor results) {
            host.reductions().foldRows(fold, copies.in(y), copies.in(t), copies.in(results));
            copies.out(results);
        }

        @Override
        public void softmax(Tensor logits, Tensor probabilities) {
            host.reductions().softmax(copies.in(logits), copies.in(probabilities));
            copies.out(probabilities);
        }

        @Override
        public void logSoftmax(Tensor logits, Tensor logarithms) {
            host.reductions().logSoftmax(copies.in(logits), copies.in(logarithms));
            copies.out(logarithms);
        }

        @Override
        public void crossEntropy(Tensor logits, Tensor classes, float scale, Tensor losses, Tensor gradient) {
            host.reductions()
                    .crossEntropy(copies.in(logits), copies.in(classes), scale, copies.in(losses), copies.in(gradient));
            copies.out(losses);
            copies.out(gradient);
        }

        @Override
        public void softCrossEntropy(
                Tensor logits, Tensor classes, SoftTargets targets, float scale, Tensor losses, Tensor gradient) {
            SoftTargets copied = new SoftTargets(copies.in(targets.weights()), targets.smoothing());
            host.reductions()
                    .softCrossEntropy(
                            copies.in(logits),
                            copies.in(classes),
                            copied,
                            scale,
                            copies.in(losses),
                            copies.in(gradient));
            copies.out(losses);
            copies.out(gradient);
        }

        @Override
        public void multiMargin(
                Tensor scores, Tensor classes, Margin margin, float scale, Tensor losses, Tensor gradient) {
            host.reductions()
                    .multiMargin(
                            copies.in(scores),
                            copies.in(classes),
                            new Margin(margin.width(), margin.squared(), copies.in(margin.weights())),
                            scale,
                            copies.in(losses),
                            copies.in(gradient));
            copies.out(losses);
            copies.out(gradient);
        }

        @Override
        public double sumOfSquares(Tensor x) {
            return host.reductions().sumOfSquares(copies.in(x));
        }

        @Override
        public double sumOfAbsoluteValues(Tensor x) {
            return host.reductions().sumOfAbsoluteValues(copies.in(x));
        }

        @Override
        public float largestAbsoluteValue(Tensor x) {
            return host.reductions().largestAbsoluteValue(copies.in(x));
        }

        @Override
        public boolean isFinite(Tensor x) {
            return host.reductions().isFinite(copies.in(x));
        }
    }

    private final class HostLosses implements Losses {

        @Override
        public void negativeLogLikelihood(
                Tensor logProbabilities, Tensor classes, Tensor weights, float scale, Tensor losses, Tensor gradient) {
            host.losses()
                    .negativeLogLikelihood(
                            copies.in(logProbabilities),
                            copies.in(classes),
                            copies.in(weights),
                            scale,
                            copies.in(losses),
                            copies.in(gradient));
            out(losses, gradient);
        }

        @Override
        public void probabilityCrossEntropy(
                Tensor logits, Tensor targets, SoftTargets form, float scale, Tensor losses, Tensor gradient) {
            host.losses()
                    .probabilityCrossEntropy(
                            copies.in(logits),
                            copies.in(targets),
                            new SoftTargets(copies.in(form.weights()), form.smoothing()),
                            scale,
                            copies.in(losses),
                            copies.in(gradient));
            out(losses, gradient);
        }

        @Override
        public void binaryCrossEntropy(
                Tensor logits, Tensor targets, double[] positiveWeights, float scale, Tensor losses, Tensor gradient) {
            host.losses()
                    .binaryCrossEntropy(
                            copies.in(logits),
                            copies.in(targets),
                            positiveWeights,
                            scale,
                            copies.in(losses),
                            copies.in(gradient));
            out(losses, gradient);
        }

        @Override
        public void dice(Tensor logits, Tensor classes, double smooth, float scale, Tensor losses, Tensor gradient) {
            host.losses()
                    .dice(copies.in(logits), copies.in(classes), smooth, scale, copies.in(losses), copies.in(gradient));
            out(losses, gradient);
        }

        private void out(Tensor losses, Tensor gradient) {
            copies.out(losses);
            copies.out(gradient);
        }
    }

    /// Whole batches on the host, and what is fused to them after or before.
    private final class HostConvolution implements Convolution {

        private final Convolution convolution;

        HostConvolution(Convolution convolution) {
            this.convolution = convolution;
        }

        @Override
        public void forward(Tensor x, Tensor weight, Tensor bias, Tensor y, ExampleTask after) {
            convolution.forward(copies.in(x), copies.in(weight), copies.in(bias), copies.in(y), ExampleTask.NONE);
            copies.out(y);
            for (int i = 0; i < x.rows(); i++) {
                after.run(i);
            }
        }

        @Override
        public void backward(
                Tensor x,
                Tensor dy,
                Tensor weight,
                Gradient weightGradient,
                Gradient biasGradient,
                Tensor dx,
                ExampleTask before) {
            for (int i = 0; i < x.rows(); i++) {
                before.run(i);
            }
            HostUse dw = new HostUse(weightGradient);
            HostUse db = new HostUse(biasGradient);
            convolution.backward(
                    copies.in(x),
                    copies.in(dy),
                    copies.in(weight),
                    dw.there,
                    db.there,
                    copies.in(dx),
                    ExampleTask.NONE);
            dw.finish();
            db.finish();
            copies.out(dx);
        }
    }

    /// A use of a gradient that is computed on the host.
    private final class HostUse {

        private final Optional<GradientSum> sum;
        private final Gradient there;

        HostUse(Gradient gradient) {
            this.sum = gradient.isNone() ? Optional.empty() : Optional.of(gradient.next());
            this.there = sum.map(one -> Gradient.on(one, host, copies::in)).orElse(Gradient.NONE);
        }

        void finish() {
            sum.ifPresent(one -> there.giveBack(one, copies::out));
        }
    }

    private final class HostNormalization implements Normalization {

        private final Normalization normalization;

        HostNormalization(Normalization normalization) {
            this.normalization = normalization;
        }

        @Override
        public void forward(Tensor x, Tensor weight, Tensor bias, Tensor y) {
            normalization.forward(copies.in(x), copies.in(weight), copies.in(bias), copies.in(y));
            copies.out(y);
        }

        @Override
        public void backward(
                Tensor x, Tensor dy, Tensor weight, Gradient weightGradient, Gradient biasGradient, Tensor dx) {
            HostUse dw = new HostUse(weightGradient);
            HostUse db = new HostUse(biasGradient);
            normalization.backward(copies.in(x), copies.in(dy), copies.in(weight), dw.there, db.there, copies.in(dx));
            dw.finish();
            db.finish();
            copies.out(dx);
        }
    }

    /// Whole batches on the host, and what is fused to them after or before.
    private final class HostBatchNormalization implements BatchNormalization {

        private final BatchNormalization normalization;

        HostBatchNormalization(BatchNormalization normalization) {
            this.normalization = normalization;
        }

        @Override
        public void train(
                double momentum,
                Tensor x,
                Tensor weight,
                Tensor bias,
                RunningStatistics running,
                Tensor y,
                ExampleTask after) {
            RunningStatistics copy = host(running);
            normalization.train(
                    momentum, copies.in(x), copies.in(weight), copies.in(bias), copy, copies.in(y), ExampleTask.NONE);
            copies.out(running.mean());
            copies.out(running.variance());
            finish(y, after);
        }

        @Override
        public void evaluate(
                Tensor x, Tensor weight, Tensor bias, RunningStatistics running, Tensor y, ExampleTask after) {
            normalization.evaluate(
                    copies.in(x), copies.in(weight), copies.in(bias), host(running), copies.in(y), ExampleTask.NONE);
            finish(y, after);
        }

        private RunningStatistics host(RunningStatistics running) {
            return new RunningStatistics(copies.in(running.mean()), copies.in(running.variance()));
        }

        private void finish(Tensor y, ExampleTask after) {
            copies.out(y);
            for (int i = 0; i < y.rows(); i++) {
                after.run(i);
            }
        }

        @Override
        public void backward(
                Tensor x,
                Tensor dy,
                Tensor weight,
                Gradient weightGradient,
                Gradient biasGradient,
                Tensor dx,
                ExampleTask before) {
            for (int i = 0; i < x.rows(); i++) {
                before.run(i);
            }
            HostUse dw = new HostUse(weightGradient);
            HostUse db = new HostUse(biasGradient);
            normalization.backward(
                    copies.in(x),
                    copies.in(dy),
                    copies.in(weight),
                    dw.there,
                    db.there,
                    copies.in(dx),
                    ExampleTask.NONE);
            dw.finish();
            db.finish();
            copies.out(dx);
        }
    }

    private final class HostAttention implements Attention {

        private final Attention attention;

        HostAttention(Attention attention) {
            this.attention = attention;
        }

        @Override
        public void forward(int examples, int[] starts, Tensor projected, Tensor keep, Tensor mixed) {
            attention.forward(examples, starts, copies.in(projected), copies.in(keep), copies.in(mixed));
            copies.out(projected);
            copies.out(mixed);
        }

        @Override
        public void backward(
                int examples,
                int[] starts,
                Tensor projected,
                Tensor keep,
                Tensor mixedGradient,
                Tensor projectedGradient) {
            attention.backward(
                    examples,
                    starts,
                    copies.in(projected),
                    copies.in(keep),
                    copies.in(mixedGradient),
                    copies.in(projectedGradient));
            copies.out(projectedGradient);
        }
    }

    private final class HostLookup implements Lookup {

        @Override
        public void read(int from, int to, Tensor indices, Tensor table, Tensor y) {
            host.lookup().read(from, to, copies.in(indices), copies.in(table), copies.in(y));
            copies.out(y);
        }

        @Override
        public void add(int from, int to, Tensor indices, int skipped, Tensor dy, Tensor table) {
            host.lookup().add(from, to, copies.in(indices), skipped, copies.in(dy), copies.in(table));
            copies.out(table);
        }

        @Override
        public void clear(int from, int to, Tensor indices, Tensor table) {
            host.lookup().clear(from, to, copies.in(indices), copies.in(table));
            copies.out(table);
        }

        @Override
        public void oneHot(int from, int to, Tensor indices, int columns, Tensor y) {
            host.lookup().oneHot(from, to, copies.in(indices), columns, copies.in(y));
            copies.out(y);
        }
    }

    private final class HostRearrangement implements Rearrangement {

        private final Rearrangement rearrangement;

        HostRearrangement(Rearrangement rearrangement) {
            this.rearrangement = rearrangement;
        }

        @Override
        public void forward(int first, int end, Tensor x, Tensor y) {
            rearrangement.forward(first, end, copies.in(x), copies.in(y));
            copies.out(y);
        }

        @Override
        public void backward(int first, int end, Tensor dy, Tensor dx) {
            rearrangement.backward(first, end, copies.in(dy), copies.in(dx));
            copies.out(dx);
        }
    }

    private final class HostPooling implements Pooling {

        private final Pooling pooling;

        HostPooling(Pooling pooling) {
            this.pooling = pooling;
        }

        @Override
        public void forward(int first, int end, Tensor x, Tensor y) {
            pooling.forward(first, end, copies.in(x), copies.in(y));
            copies.out(y);
        }

        @Override
        public void backward(int first, int end, Tensor dy, Tensor dx) {
            pooling.backward(first, end, copies.in(dy), copies.in(dx));
            copies.out(dx);
        }
    }

    private final class HostAxisReduction implements AxisReduction {

        private final AxisReduction reduction;

        HostAxisReduction(AxisReduction reduction) {
            this.reduction = reduction;
        }

        @Override
        public void forward(int example, int length, Tensor x, Tensor y) {
            reduction.forward(example, length, copies.in(x), copies.in(y));
            copies.out(y);
        }

        @Override
        public void backward(int example, int length, Tensor dy, Tensor dx) {
            reduction.backward(example, length, copies.in(dy), copies.in(dx));
            copies.out(dx);
        }
    }
}
