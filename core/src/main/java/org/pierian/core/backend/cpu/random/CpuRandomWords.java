package org.pierian.core.backend.cpu.random;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import org.pierian.core.backend.RandomWords;
import org.pierian.core.backend.cpu.thread.RangeTask;
import org.pierian.core.backend.cpu.thread.Shares;
import org.pierian.core.backend.cpu.thread.Team;
import org.pierian.core.backend.cpu.trial.Demand;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.backend.cpu.trial.KernelTrial;
import org.pierian.core.backend.cpu.trial.Trials;
import org.pierian.core.tensor.Tensor;

/// [RandomWords] on arrays, with large masks divided among threads.
public final class CpuRandomWords implements RandomWords {

    private static final int TRIED = 290;

    private final Demand demand; // counted in words
    private final Team team;
    private final Job job = new Job();
    private volatile RandomKernel kernel = new ScalarRandomWords();

    /// @param choice which forms may be used
    /// @param team the threads
    /// @param trials where trials are planned
    public CpuRandomWords(KernelChoice choice, Team team, Trials trials) {
        this.team = team;
        this.demand = trials.demand(200e6, 5, false);
        switch (choice) {
            case SCALAR -> {}
            case VECTOR -> kernel = new VectorRandomWords();
            case AUTO ->
                trials.plan(
                        demand,
                        () -> new KernelTrial<RandomKernel>(
                                        "random words", demand, 20_000, TRIED, CpuRandomWords::tryWords)
                                .of(
                                        new ScalarRandomWords(),
                                        new VectorRandomWords(),
                                        () -> kernel = new VectorRandomWords()));
        }
    }

    private static void tryWords(RandomKernel kernel, float[] mask) {
        kernel.keepMask(1, 2, 3, 1 << 23, mask, 0, 30);
        kernel.keepMask(4, 5, 6, 1 << 22, mask, 0, mask.length);
    }

    @Override
    public void keepMask(long key, int counter, int threshold, int first, int from, int to, Tensor mask) {
        demand.count(to - from);
        int key0 = (int) (key >>> 32);
        int key1 = (int) key;
        if (team.pays(to - from)) {
            job.run(key0, key1, counter, threshold, array(mask), first + from, first + to, first);
        } else {
            kernel.keepMask(key0, key1, counter, threshold, array(mask), first + from, first + to, first);
        }
    }

    private final class Job extends RangeTask {

        private static final float[] EMPTY = {};

        private int key0;
        private int key1;
        private int counter;
        private int threshold;
        private float[] mask = EMPTY;
        private int before;

        void run(int key0, int key1, int counter, int threshold, float[] mask, int from, int to, int before) {
            this.key0 = key0;
            this.key1 = key1;
            this.counter = counter;
            this.threshold = threshold;
            this.mask = mask;
            this.before = before;
            divide(team, from, to, Shares.GROUP);
            this.mask = EMPTY;
        }

        @Override
        protected void compute(int from, int to) {
            kernel.keepMask(key0, key1, counter, threshold, mask, from, to, before);
        }
    }
}
