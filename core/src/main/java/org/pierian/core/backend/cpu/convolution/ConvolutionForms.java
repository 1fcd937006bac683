package org.pierian.core.backend.cpu.convolution;

import java.util.List;
import org.pierian.core.backend.ExampleTask;
import org.pierian.core.backend.Window;
import org.pierian.core.backend.cpu.matmul.CpuMatMul;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.backend.cpu.trial.Demand;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.trial.KernelTrial;
import org.pierian.core.backend.cpu.trial.Noise;
import org.pierian.core.backend.cpu.trial.Trials;
import org.pierian.core.backend.cpu.vector.VectorWidth;

/// The form of convolutions in use. Its vector kernels take longest to compile, so they are tried before all
/// others.
public final class ConvolutionForms {

    private static final int GROUP_ROOM = 4096;

    private final Demand demand; // counted in multiplications of the forward pass
    private final CpuMatMul matMul;
    private final Team team;
    private final DepthwiseForms depthwise;
    private volatile ConvolutionKernel kernel = new ScalarConvolution(() -> kernel());

    /// @param choice which forms may be used
    /// @param team the threads
    /// @param trials where trials are planned
    /// @param matMul whose kernels share code with those of convolutions
    public ConvolutionForms(KernelChoice choice, Team team, Trials trials, CpuMatMul matMul) {
        this.matMul = matMul;
        this.team = team;
        this.demand = trials.demand(1_500e6, 0.9, true);
        this.depthwise = new DepthwiseForms(choice, trials);
        switch (choice) {
            case SCALAR -> {}
            case VECTOR -> kernel = new VectorConvolution(VectorWidth.BITS, team);
            case AUTO ->
                trials.plan(
                        demand,
                        () -> new KernelTrial<ConvolutionKernel>(
                                        "convolution", demand, 200_000, Work.GROUPS.size() * GROUP_ROOM, Work::use)
                                .of(
                                        new ScalarConvolution(),
                                        new VectorConvolution(VectorWidth.BITS, Team.alone()),
                                        () -> kernel = new VectorConvolution(VectorWidth.BITS, team)));
        }
    }

    /// The threads.
    Team team() {
        return team;
    }

    /// The forms for channels that are groups of their own.
    DepthwiseForms depthwise() {
        return depthwise;
    }

    /// Says that a forward pass is asked for.
    ///
    /// @param multiplications how much it has to do
    void count(long multiplications) {
        if (!demand.hasArisen()) {
            demand.count(multiplications);
            if (demand.hasArisen()) {
                matMul.expectProducts(); // they will be called as well, and share code with the kernel of convolutions
            }
        }
    }

    /// The form in use.
    ConvolutionKernel kernel() {
        return kernel;
    }

    /// What a trial computes; made by the trial.
    private static final class Work {

        private static final float[] A = Noise.numbers(1, 11_000);
        private static final float[] B = Noise.numbers(2, 11_000);

        /// Windows in more than one square of registers and in less, tall tiles and low ones, one cell.
        static final List<ChannelGroup> GROUPS =
                List.of(same(2, 20, 3, 25, 3), same(5, 3, 1, 2, 3), same(1, 5, 5, 55, 1));

        /// Of three classes, so that no compiled convolution takes one of them for granted and is thrown away
        /// when a network brings its own.
        private static final List<ExampleTask> TASKS = List.of(ExampleTask.NONE, example -> {}, example -> {});

        private Work() {}

        /// A convolution that leaves height and width as they are.
        private static ChannelGroup same(int in, int out, int height, int width, int kernel) {
            int pad = kernel / 2;
            Window window = new Window(in, height, width, kernel, kernel, 1, 1, pad, pad, 1, 1, height, width);
            return new ChannelGroup(window, in, 0, in, out, 0, out);
        }

        static void use(ConvolutionKernel convolution, float[] result) {
            float[] part = new float[2048];
            for (int i = 0; i < GROUPS.size(); i++) {
                ChannelGroup group = GROUPS.get(i);
                int y = group.out * group.window.outArea();
                int dx = group.in * group.window.area();
                convolution.forward(group, 0, 1, A, B, A, part, TASKS.get(i));
                System.arraycopy(part, 0, result, i * GROUP_ROOM, y);
                convolution.inputGradient(group, 0, 1, A, B, part);
                System.arraycopy(part, 0, result, i * GROUP_ROOM + y, dx);
                convolution.weightGradient(group, 2, A, B, part, TASKS.get(i));
                System.arraycopy(part, 0, result, i * GROUP_ROOM + y + dx, group.cells.length * group.out);
            }
        }
    }
}
