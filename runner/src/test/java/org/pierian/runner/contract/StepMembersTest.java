package org.pierian.runner.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.train.StepListener;
import org.pierian.core.train.Trainer;
import org.pierian.runner.bind.RunLength;
import org.pierian.runner.bind.ScheduleBinder;
import org.pierian.runner.run.Experiment;
import org.pierian.spec.AugmentSpec;
import org.pierian.spec.AverageSpec;
import org.pierian.spec.ClippingSpec;
import org.pierian.spec.LayerSpec;
import org.pierian.spec.LossSpec;
import org.pierian.spec.MetricSpec;
import org.pierian.spec.NoiseSpec;
import org.pierian.spec.OptimizerSpec;
import org.pierian.spec.PenaltySpec;
import org.pierian.spec.ScheduleSpec;

/// What takes part in a step of training makes no objects.
class StepMembersTest {

    private static final int EPOCHS = 60;
    /// Where the machine is busy, compiled code that is given up makes objects once more, and so does a thread anew.
    private static final int TIMES = 3;
    /// What the JDK's `StrictMath` makes in a step: two powers of three arrays each, and a cosine of one.
    private static final long ALLOWANCE = 192 + 96 + 32;
    /// What its sine and cosine make for each pair of the 18 normal numbers of a step, before C2 has compiled them.
    private static final long NOISE_ALLOWANCE = 9 * 2 * (32 + 40);
    /// After each epoch parameters are looked through, and a place is found or not.
    private static final long EACH_EPOCH = 64;
    /// No object is smaller, so one in every step would show; the measurement itself may take some.
    private static final long LEAST = 12;

    @TempDir
    private Path folder;

    static Stream<Member> members() {
        return Stream.of(
                        LayerSpec.class,
                        LossSpec.class,
                        MetricSpec.class,
                        OptimizerSpec.class,
                        ScheduleSpec.class,
                        ClippingSpec.class,
                        PenaltySpec.class,
                        AverageSpec.class,
                        AugmentSpec.class)
                .flatMap(family -> Member.of(family).stream());
    }

    @ParameterizedTest
    @MethodSource("members")
    void stepsAllocateNothing(Member member) {
        Workshop workshop = new Workshop(folder);
        SmallSpec small = least(SmallSpec.all(member));
        long allowance = member.variant().type() == NoiseSpec.GaussianNoise.class
                ? NOISE_ALLOWANCE
                : mayCallStrictMath(member) ? ALLOWANCE : 0;
        try (Backend backend = CpuBackend.scalar()) {
            Experiment experiment = workshop.experiment(small, backend);
            RunLength length = RunLength.of(small.spec(), Workshop.TRAIN);
            Trainer trainer = experiment.trainer(ScheduleBinder.bind(small.spec(), length));
            train(trainer, 0);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long allocated = Long.MAX_VALUE;
            for (int time = 1; time <= TIMES; time++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                train(trainer, time * EPOCHS);
                allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
            }
            long steps = EPOCHS * length.stepsPerEpoch();
            assertThat(allocated)
                    .as("bytes in %s steps, %s", steps, small)
                    .isLessThan(EPOCHS * EACH_EPOCH + steps * (allowance + LEAST));
        }
    }

    private static SmallSpec least(List<SmallSpec> all) {
        return all.stream()
                .filter(small -> small.label().equals("least"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean mayCallStrictMath(Member member) {
        Class<?> type = member.variant().type();
        return OptimizerSpec.class.isAssignableFrom(type) || ScheduleSpec.class.isAssignableFrom(type);
    }

    private static void train(Trainer trainer, int from) {
        StepListener listener = tally -> {};
        for (int epoch = from; epoch < from + EPOCHS; epoch++) {
            trainer.epoch(epoch, listener);
        }
    }
}
