package org.pierian.core.kernel;

/// [RandomWords] with large masks shared out among threads.
final class SharedRandomWords implements RandomWords {

    private final RandomWords words;
    private final ThreadLocal<Job> jobs;

    /// @param words does the parts
    SharedRandomWords(RandomWords words) {
        this.words = words;
        this.jobs = ThreadLocal.withInitial(() -> new Job(words));
    }

    @Override
    public void keepMask(int key0, int key1, int counter, int threshold, float[] mask, int from, int to) {
        if (Shares.pays(to - from)) {
            jobs.get().run(key0, key1, counter, threshold, mask, from, to);
        } else {
            words.keepMask(key0, key1, counter, threshold, mask, from, to);
        }
    }

    private static final class Job implements Parallel.Task {

        private static final float[] EMPTY = {};

        private final RandomWords words;
        private int key0;
        private int key1;
        private int counter;
        private int threshold;
        private float[] mask = EMPTY;
        private int from;
        private int to;

        Job(RandomWords words) {
            this.words = words;
        }

        void run(int key0, int key1, int counter, int threshold, float[] mask, int from, int to) {
            this.key0 = key0;
            this.key1 = key1;
            this.counter = counter;
            this.threshold = threshold;
            this.mask = mask;
            this.from = from;
            this.to = to;
            Parallel.run(Integer.MAX_VALUE, this);
            this.mask = EMPTY;
        }

        @Override
        public void run(int part, int parts) {
            int first = Shares.border(from, to, part, parts);
            words.keepMask(key0, key1, counter, threshold, mask, first, Shares.border(from, to, part + 1, parts));
        }
    }
}
