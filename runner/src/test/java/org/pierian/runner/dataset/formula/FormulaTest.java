package org.pierian.runner.dataset.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.data.Batch;
import org.pierian.core.data.Dataset;
import org.pierian.core.data.TargetType;
import org.pierian.core.tensor.Shape;
import org.pierian.core.tensor.Tensor;
import org.pierian.runner.bind.DataLoader;
import org.pierian.runner.bind.DatasetBinder;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.spec.Split;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecReader;

/// Examples that are computed have the properties that their formulas say.
class FormulaTest {

    private static ResolvedSpec spec(String dataset) {
        String text = "dataset: " + dataset + "\narchitecture: [flatten, {linear: 2}]\nloss: mse\noptimizer: adam\n";
        return SpecReader.read(SourceText.of("s.yaml", text), Path.of("s.yaml"), List.of())
                .spec()
                .orElseThrow();
    }

    private static Dataset load(String dataset, Split split) {
        return new DataLoader(DataFolders.of(Optional.empty()), line -> {})
                .load(spec(dataset), List.of(Path.of("")))
                .split(split)
                .dataset();
    }

    /// Of each example its inputs, then its class, or its classes, or its numbers.
    private static float[][] examples(String dataset, Split split) {
        Dataset data = load(dataset, split);
        int width = data.inputType().shape().size();
        boolean classes = data.targetType() instanceof TargetType.Classes;
        Shape wanted = data.targetType() instanceof TargetType.Classes all
                ? all.positions()
                : data.targetType().outputShape();
        float[][] all = new float[data.size()][width + wanted.size()];
        try (Backend backend = CpuBackend.scalar()) {
            Tensor inputs = backend.zeros(data.inputType().shape().prepend(1));
            Tensor targets = backend.zeros(wanted.prepend(1));
            for (int e = 0; e < all.length; e++) {
                data.fill(
                        new int[] {e},
                        0,
                        new Batch(inputs, classes ? targets : Tensor.NONE, classes ? Tensor.NONE : targets));
                System.arraycopy(inputs.toArray(), 0, all[e], 0, width);
                System.arraycopy(targets.toArray(), 0, all[e], width, wanted.size());
            }
        }
        return all;
    }

    private static float[][] train(String dataset) {
        return examples(dataset, Split.TRAIN);
    }

    @Test
    void moonsAreHalfCircles() {
        for (float[] point : train("{moons: {examples: 400, noise: 0}}")) {
            double x = point[2] == 0 ? point[0] : 1 - point[0];
            double y = point[2] == 0 ? point[1] : 0.5 - point[1];
            assertThat(Math.hypot(x, y)).isCloseTo(1, within(1e-6));
            assertThat(y).isGreaterThanOrEqualTo(-1e-6);
        }
    }

    @Test
    void circlesHaveTheirRadii() {
        for (float[] point : train("{circles: {examples: 100, noise: 0, factor: 0.25}}")) {
            assertThat(Math.hypot(point[0], point[1])).isCloseTo(point[2] == 0 ? 1 : 0.25, within(1e-6));
        }
    }

    @Test
    void spiralsHaveArms() {
        for (float[] point : train("{spirals: {examples: 90, classes: 3, turns: 1, noise: 0}}")) {
            double radius = Math.hypot(point[0], point[1]);
            double turn = radius + point[2] / 3;
            assertThat((double) point[0]).isCloseTo(radius * StrictMath.cos(2 * Math.PI * turn), within(1e-5));
            assertThat((double) point[1]).isCloseTo(radius * StrictMath.sin(2 * Math.PI * turn), within(1e-5));
        }
    }

    @Test
    void blobsLieAroundTheirCentresWhichAllSetsHaveInCommon() {
        String dataset = "{blobs: {examples: 9, centers: 3, features: 4, cluster_std: 0}}";
        float[][] points = train(dataset);
        float[][] others = examples(dataset, Split.TEST);
        for (int e = 0; e < 9; e++) {
            assertThat(points[e]).isEqualTo(points[e % 3]).isEqualTo(others[e]);
            for (int i = 0; i < 4; i++) {
                assertThat(points[e][i]).isBetween(-10f, 10f);
            }
        }
        float[][] noisy = train("{blobs: {examples: 4000, centers: 2, cluster_std: 2}}");
        double sum = 0;
        double squares = 0;
        for (int e = 0; e < noisy.length; e += 2) {
            sum += noisy[e][0];
            squares += noisy[e][0] * noisy[e][0];
        }
        double mean = sum / 2000;
        assertThat(Math.sqrt(squares / 2000 - mean * mean)).isCloseTo(2, within(0.1));
    }

    @Test
    void squaresHaveTwoColours() {
        for (float[] point : train("{checkerboard: {examples: 300, squares: 4}}")) {
            long column = (long) Math.floor((point[0] + 1) * 2);
            long row = (long) Math.floor((point[1] + 1) * 2);
            assertThat((long) point[2]).isEqualTo((column + row) % 2);
        }
    }

    @Test
    void sineIsTheSine() {
        for (float[] point : train("{sine: {examples: 50, noise: 0, frequency: 2}}")) {
            assertThat((double) point[1]).isCloseTo(StrictMath.sin(4 * Math.PI * point[0]), within(1e-5));
            assertThat(point[0]).isBetween(-1f, 1f);
        }
    }

    @Test
    void symbolsAreAskedForAfterTheDelay() {
        for (float[] example : train("{sequence_copy: {examples: 20, symbols: 5, length: 3, delay: 4}}")) {
            float[] inputs = Arrays.copyOf(example, 10);
            float[] classes = Arrays.copyOfRange(example, 10, 20);
            assertThat(Arrays.copyOfRange(inputs, 3, 6)).containsOnly(5f);
            assertThat(inputs[6]).isEqualTo(6f);
            assertThat(Arrays.copyOfRange(inputs, 7, 10)).containsOnly(5f);
            assertThat(Arrays.copyOf(classes, 7)).containsOnly(-1f);
            assertThat(Arrays.copyOfRange(classes, 7, 10)).isEqualTo(Arrays.copyOf(inputs, 3));
        }
    }

    @Test
    void markedNumbersAreAdded() {
        for (float[] example : train("{adding_problem: {examples: 50, length: 7}}")) {
            double sum = 0;
            int marked = 0;
            for (int t = 0; t < 7; t++) {
                assertThat(example[2 * t]).isBetween(0f, 1f);
                sum += example[2 * t + 1] * example[2 * t];
                marked += (int) example[2 * t + 1];
                assertThat(marked).isLessThanOrEqualTo(t < 3 ? 1 : 2);
            }
            assertThat(marked).isEqualTo(2);
            assertThat(example[14]).isEqualTo((float) sum);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"moons", "circles", "spirals", "blobs", "checkerboard", "sine", "sequence_copy", "adding_problem"
            })
    void examplesDependNeitherOnHowManyThereAreNorOnOtherSets(String word) {
        float[][] few = train("{" + word + ": {examples: 5}}");
        float[][] many = train("{" + word + ": {examples: 12, test_examples: 3, validation: 7}}");
        assertThat(Arrays.copyOf(many, 5)).isDeepEqualTo(few);
        assertThat(examples("{" + word + ": {examples: 5}}", Split.TEST)).isNotEqualTo(few);
        assertThat(Arrays.deepEquals(train("{" + word + ": {examples: 5, data_seed: 7}}"), few))
                .isFalse();
    }

    @Test
    void pointsOfAPlaneCanBeLookedAt() {
        assertThat(DatasetBinder.bind(spec("moons").spec().dataset())
                        .plane()
                        .orElseThrow()
                        .points())
                .hasSize(400);
        assertThat(DatasetBinder.bind(spec("{sine: {examples: 3}}").spec().dataset())
                        .plane()
                        .orElseThrow()
                        .points())
                .hasSize(3)
                .allMatch(point -> point.mark() == 0);
        assertThat(DatasetBinder.bind(spec("{blobs: {features: 3}}").spec().dataset())
                        .plane())
                .isEmpty();
        assertThat(DatasetBinder.bind(spec("adding_problem").spec().dataset()).plane())
                .isEmpty();
    }

    /// Computed by a program of its own in Python, with its own Threefry and the functions of its `math`.
    @Test
    void theFirstExamplesAreTheseForEver() {
        float[][] moons = train("{moons: {examples: 2}}");
        assertThat(moons[0]).containsExactly(1.4318328f, -0.001150473f, 0f);
        assertThat(moons[1]).containsExactly(0.0022690198f, 0.36576366f, 1f);
        float[][] spirals = train("{spirals: {examples: 2}}");
        assertThat(spirals[0]).containsExactly(0.14577913f, 0.06926681f, 0f);
        assertThat(spirals[1]).containsExactly(0.078748524f, -0.19211824f, 1f);
        float[][] blobs = train("{blobs: {examples: 2}}");
        assertThat(blobs[0]).containsExactly(2.9329681f, 7.5508614f, 0f);
        assertThat(blobs[1]).containsExactly(-7.05251f, -3.6702707f, 1f);
        assertThat(train("{checkerboard: {examples: 1}}")[0]).containsExactly(-0.9816297f, -0.3744048f, 1f);
        assertThat(train("{sine: {examples: 1}}")[0]).containsExactly(-0.9816297f, 0.54741675f);
        assertThat(Arrays.copyOf(train("{sequence_copy: {examples: 1}}")[0], 10))
                .containsExactly(0, 2, 6, 0, 2, 4, 0, 0, 1, 2);
        float[] adding = train("{adding_problem: {examples: 1}}")[0];
        assertThat(adding[0]).isEqualTo(0.009185076f);
        assertThat(adding[2 * 10 + 1] + adding[2 * 45 + 1]).isEqualTo(2);
        assertThat(adding[100]).isEqualTo(1.5420163f);
    }
}
