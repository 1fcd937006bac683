package org.pierian.core.backend.cpu;

import java.util.List;
import org.pierian.core.arithmetic.Fma;
import org.pierian.core.backend.Attention;
import org.pierian.core.backend.AttentionGeometry;
import org.pierian.core.backend.AxisGeometry;
import org.pierian.core.backend.AxisReduction;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.BatchNormGeometry;
import org.pierian.core.backend.BatchNormalization;
import org.pierian.core.backend.Convolution;
import org.pierian.core.backend.ConvolutionGeometry;
import org.pierian.core.backend.Elementwise;
import org.pierian.core.backend.Lookup;
import org.pierian.core.backend.Losses;
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
import org.pierian.core.backend.Spans;
import org.pierian.core.backend.Updates;
import org.pierian.core.backend.Upsampling;
import org.pierian.core.backend.Window;
import org.pierian.core.backend.cpu.attention.AttentionForms;
import org.pierian.core.backend.cpu.attention.CpuAttention;
import org.pierian.core.backend.cpu.convolution.ConvolutionForms;
import org.pierian.core.backend.cpu.convolution.CpuConvolution;
import org.pierian.core.backend.cpu.convolution.TransposedConvolution;
import org.pierian.core.backend.cpu.elementwise.CpuElementwise;
import org.pierian.core.backend.cpu.layout.CpuLookup;
import org.pierian.core.backend.cpu.layout.CpuRearrangement;
import org.pierian.core.backend.cpu.matmul.CpuMatMul;
import org.pierian.core.backend.cpu.memory.HeapBuffer;
import org.pierian.core.backend.cpu.normalization.CpuBatchNormalization;
import org.pierian.core.backend.cpu.normalization.GroupNormalization;
import org.pierian.core.backend.cpu.normalization.PositionNormalization;
import org.pierian.core.backend.cpu.pooling.AxisMaximum;
import org.pierian.core.backend.cpu.pooling.AxisSum;
import org.pierian.core.backend.cpu.pooling.BilinearUpsampling;
import org.pierian.core.backend.cpu.pooling.MaxPooling;
import org.pierian.core.backend.cpu.pooling.MeanPooling;
import org.pierian.core.backend.cpu.pooling.NearestUpsampling;
import org.pierian.core.backend.cpu.pooling.PairForms;
import org.pierian.core.backend.cpu.random.CpuRandomWords;
import org.pierian.core.backend.cpu.recurrent.CpuRecurrence;
import org.pierian.core.backend.cpu.reduction.CpuLosses;
import org.pierian.core.backend.cpu.reduction.CpuReductions;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.trial.Trial;
import org.pierian.core.backend.cpu.trial.Trials;
import org.pierian.core.backend.cpu.update.CpuUpdates;
import org.pierian.core.backend.cpu.vector.VectorWidth;
import org.pierian.core.tensor.Buffer;

/// The processor. Numbers are in Java arrays; each operation has a scalar form, which every run starts on, and a
/// vector form with the same bits.
public final class CpuBackend implements Backend {

    private static final int LEAST_BITS = 128;

    private final Team team;
    private final Trials trials;
    private final String reason;
    private final CpuMatMul matMul;
    private final CpuElementwise elementwise;
    private final CpuReductions reductions;
    private final CpuLosses losses;
    private final ConvolutionForms convolutions;
    private final PairForms pairs;
    private final CpuRecurrence recurrence;
    private final CpuLookup lookup;
    private final CpuUpdates updates;
    private final CpuRandomWords random;
    private final AttentionForms attention;

    /// Starts a backend with its threads.
    ///
    /// Without the module `jdk.incubator.vector`, or without a fused multiply-add in hardware, the scalar forms
    /// stay.
    ///
    /// @param asked which forms may be used
    /// @param threads at least 1, the caller's included
    public CpuBackend(KernelChoice asked, int threads) {
        this.team = new Team(threads);
        String obstacle = asked == KernelChoice.SCALAR ? "scalar kernels were asked for" : obstacle();
        KernelChoice choice = obstacle.isEmpty() ? asked : KernelChoice.SCALAR;
        this.reason = choice == KernelChoice.VECTOR ? "vector kernels were asked for" : obstacle;
        this.trials = new Trials(choice == KernelChoice.AUTO);
        this.matMul = new CpuMatMul(choice, team, trials);
        this.elementwise = new CpuElementwise(choice, team, trials);
        this.reductions = new CpuReductions(choice, trials);
        this.losses = new CpuLosses(reductions);
        this.random = new CpuRandomWords(choice, team, trials);
        this.convolutions = new ConvolutionForms(choice, team, trials, matMul);
        this.pairs = new PairForms(choice, trials);
        this.recurrence = new CpuRecurrence(choice, team, trials);
        this.lookup = new CpuLookup(team);
        this.updates = new CpuUpdates(choice, team, trials);
        this.attention = new AttentionForms(team, matMul, reductions);
    }

    /// One thread and the scalar forms: the readable arithmetic.
    public static CpuBackend scalar() {
        return new CpuBackend(KernelChoice.SCALAR, 1);
    }

    /// Why vector kernels cannot be used here; empty if they can.
    private static String obstacle() {
        if (!hasVectorModule()) {
            return "the module jdk.incubator.vector is absent; start java with --add-modules jdk.incubator.vector";
        }
        if (VectorWidth.BITS < LEAST_BITS) {
            return "the processor's vectors have " + VectorWidth.BITS + " bits, fewer than " + LEAST_BITS;
        }
        return Fma.HARDWARE ? "" : "the processor or the virtual machine has no fused multiply-add";
    }

    private static boolean hasVectorModule() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    @Override
    public Buffer allocate(int elements) {
        return new HeapBuffer(elements);
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
        return new CpuConvolution(convolutions, reductions, geometry);
    }

    @Override
    public Convolution transposedConvolution(ConvolutionGeometry geometry, int maxBatch) {
        return new TransposedConvolution(convolutions, reductions, geometry);
    }

    @Override
    public Pooling maxPooling(Window window, int maxBatch) {
        return new MaxPooling(window, maxBatch, pairs, team);
    }

    @Override
    public Pooling meanPooling(int channels, Spans rows, Spans columns) {
        return new MeanPooling(channels, rows, columns, team);
    }

    @Override
    public Pooling upsampling(Upsampling geometry) {
        return geometry.bilinear() ? new BilinearUpsampling(geometry, team) : new NearestUpsampling(geometry, team);
    }

    @Override
    public AxisReduction axisReduction(AxisReduction.Kind kind, AxisGeometry geometry, int maxBatch) {
        return switch (kind) {
            case SUM -> new AxisSum(geometry, false, reductions);
            case MEAN -> new AxisSum(geometry, true, reductions);
            case MAX -> new AxisMaximum(geometry, maxBatch);
        };
    }

    @Override
    public Attention attention(AttentionGeometry geometry, Rotation rotation, int maxBatch) {
        return new CpuAttention(attention, geometry, rotation, maxBatch);
    }

    @Override
    public Normalization normalization(NormGeometry geometry, int maxExamples) {
        return switch (geometry.over()) {
            case GROUPS, SQUARES -> new GroupNormalization(geometry, maxExamples, reductions, team);
            case POSITIONS -> new PositionNormalization(geometry, maxExamples, reductions, team);
        };
    }

    @Override
    public BatchNormalization batchNormalization(BatchNormGeometry geometry, int maxBatch) {
        return new CpuBatchNormalization(geometry, maxBatch, reductions, team);
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
        return new CpuRearrangement(moves, team);
    }

    @Override
    public Updates updates() {
        return updates;
    }

    @Override
    public RandomWords random() {
        return random;
    }

    @Override
    public void expectSteps(long done, long ahead) {
        trials.expectSteps(done, ahead);
    }

    @Override
    public void close() {
        trials.close();
        team.close();
    }

    @Override
    public int threads() {
        return team.threads();
    }

    /// Has all vector kernels tried, also those that nothing has called yet.
    public void tryAll() {
        trials.callForAll();
    }

    /// Bits of the vectors that vector kernels use; 0 without the module `jdk.incubator.vector`.
    public static int vectorBits() {
        return hasVectorModule() ? VectorWidth.BITS : 0;
    }

    /// Why no vector kernel is being tried; empty when they are.
    public String reason() {
        return reason;
    }

    /// The outcome of each vector kernel's trial so far.
    public List<Trial.Result> results() {
        return trials.results();
    }
}
