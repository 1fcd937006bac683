package org.pierian.core.kernel;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/// The trials of the vector kernels, those that small runs need first: what each waits for, and what is used once it
/// has been accepted. [TrialWork] is what they calculate.
final class VectorTrials {

    private final int bits = VectorWidth.BITS;
    private boolean rowsAccepted;
    private boolean productsAccepted;
    private boolean thinAccepted;
    private boolean mapsAccepted;
    private boolean functionsAccepted;
    private boolean sumsAccepted;
    private boolean exponentialsAccepted;
    private boolean descentAccepted;
    private boolean adamAccepted;

    /// Fresh trials of all vector kernels.
    List<Trial> all() {
        return List.of(
                rows("row times matrix", 30, 64),
                rows("row times narrow matrix", 10, 96),
                maps(),
                functions(),
                sums(),
                exponentials(),
                randomWords(),
                products(),
                thinProducts(),
                convolution(),
                pairMaxima(),
                descent(),
                adam());
    }

    /// Uses all vector kernels without trial.
    static void acceptAll() {
        Kernels.use(new VectorMatMul(VectorWidth.BITS, true, true, true));
        Kernels.use(new VectorUpdates(true, true));
        Kernels.use(new VectorMaps(true));
        Kernels.use(new VectorReductions(true, true));
        Kernels.use(new VectorRandomWords());
        Kernels.use(new VectorConvolution(VectorWidth.BITS));
        Kernels.use(new VectorPairMaxima());
    }

    private Trial rows(String name, int n, int k) {
        return matMul(
                name,
                Demand.ROWS,
                6_000,
                new VectorMatMul(bits, true, false, false),
                (kernel, result) -> TrialWork.rows(n, k, kernel, result),
                () -> rowsAccepted = true);
    }

    private Trial products() {
        return matMul(
                "packed matrix product",
                Demand.PRODUCTS,
                60_000,
                new VectorMatMul(bits, false, true, false),
                TrialWork::products,
                () -> productsAccepted = true);
    }

    private Trial thinProducts() {
        return matMul(
                "thin matrix product",
                Demand.THIN_PRODUCTS,
                15_000,
                new VectorMatMul(bits, false, true, true),
                TrialWork::thinProducts,
                () -> thinAccepted = true);
    }

    private Trial matMul(
            String name,
            Demand demand,
            long compiledNanos,
            MatMul vector,
            BiConsumer<MatMul, float[]> use,
            Runnable accept) {
        return trial(name, demand, compiledNanos, new ScalarMatMul(), vector, TrialWork.PRODUCTS, use, () -> {
            accept.run();
            Kernels.use(new VectorMatMul(bits, rowsAccepted, productsAccepted, thinAccepted));
        });
    }

    private Trial maps() {
        return maps(
                "element-wise operations",
                Demand.ALWAYS,
                new VectorMaps(false),
                TrialWork::maps,
                () -> mapsAccepted = true);
    }

    private Trial functions() {
        return maps(
                "sigmoid and tanh",
                Demand.FUNCTIONS,
                new VectorMaps(true),
                TrialWork::functions,
                () -> functionsAccepted = true);
    }

    private Trial maps(String name, Demand demand, Maps vector, BiConsumer<Maps, float[]> use, Runnable accept) {
        return trial(name, demand, 20_000, new ScalarMaps(), vector, TrialWork.MAPS, use, () -> {
            accept.run();
            if (mapsAccepted) {
                Kernels.use(new VectorMaps(functionsAccepted));
            }
        });
    }

    private Trial sums() {
        return reductions(
                "sums over rows",
                Demand.SUMS,
                new VectorReductions(true, false),
                TrialWork::sums,
                () -> sumsAccepted = true);
    }

    private Trial exponentials() {
        return reductions(
                "softmax",
                Demand.EXPONENTIALS,
                new VectorReductions(false, true),
                TrialWork::exponentials,
                () -> exponentialsAccepted = true);
    }

    private Trial reductions(
            String name, Demand demand, Reductions vector, BiConsumer<Reductions, float[]> use, Runnable accept) {
        return trial(name, demand, 20_000, new ScalarReductions(), vector, TrialWork.REDUCTIONS, use, () -> {
            accept.run();
            Kernels.use(new VectorReductions(sumsAccepted, exponentialsAccepted));
        });
    }

    private static Trial randomWords() {
        RandomWords vector = new VectorRandomWords();
        return trial(
                "random words",
                Demand.RANDOM_WORDS,
                20_000,
                new ScalarRandomWords(),
                vector,
                TrialWork.RANDOM_WORDS,
                TrialWork::randomWords,
                () -> Kernels.use(vector));
    }

    private Trial convolution() {
        Convolution vector = new VectorConvolution(bits);
        return trial(
                "convolution",
                Demand.CONVOLUTION,
                200_000,
                new ScalarConvolution(),
                vector,
                TrialWork.CONVOLUTIONS,
                TrialWork::convolutions,
                () -> Kernels.use(vector));
    }

    private static Trial pairMaxima() {
        PairMaxima vector = new VectorPairMaxima();
        return trial(
                "largest of two by two",
                Demand.PAIR_MAXIMA,
                20_000,
                new ScalarPairMaxima(),
                vector,
                TrialWork.PAIR_MAXIMA,
                TrialWork::pairMaxima,
                () -> Kernels.use(vector));
    }

    private Trial descent() {
        return updates(
                "gradient descent",
                Demand.DESCENT,
                new VectorUpdates(true, false),
                (updates, state) -> state.descend(updates),
                () -> descentAccepted = true);
    }

    private Trial adam() {
        return updates(
                "Adam",
                Demand.ADAM,
                new VectorUpdates(false, true),
                (updates, state) -> state.adam(updates),
                () -> adamAccepted = true);
    }

    private Trial updates(
            String name,
            Demand demand,
            Updates vector,
            BiConsumer<Updates, TrialWork.Optimizers> use,
            Runnable accept) {
        return trial(
                name,
                demand,
                30_000,
                new ScalarUpdates(),
                vector,
                TrialWork.Optimizers::start,
                use,
                TrialWork.Optimizers::hasSameBits,
                () -> {
                    accept.run();
                    Kernels.use(new VectorUpdates(descentAccepted, adamAccepted));
                });
    }

    /// @param size how many numbers a use writes
    private static <K> Trial trial(
            String name,
            Demand demand,
            long compiledNanos,
            K scalar,
            K vector,
            int size,
            BiConsumer<K, float[]> use,
            Runnable accept) {
        return trial(
                name, demand, compiledNanos, scalar, vector, () -> new float[size], use, TrialWork::sameBits, accept);
    }

    /// @param start what the two forms write to, each to its own
    /// @param use the work, written such that the forms' results can be compared
    private static <K, R> Trial trial(
            String name,
            Demand demand,
            long compiledNanos,
            K scalar,
            K vector,
            Supplier<R> start,
            BiConsumer<K, R> use,
            BiPredicate<R, R> same,
            Runnable accept) {
        R expected = start.get();
        R actual = start.get();
        return new Trial(
                name,
                demand,
                compiledNanos,
                () -> use.accept(scalar, expected),
                () -> use.accept(vector, actual),
                () -> same.test(expected, actual),
                accept);
    }
}
