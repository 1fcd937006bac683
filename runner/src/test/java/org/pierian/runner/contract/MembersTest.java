package org.pierian.runner.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.metric.Tally;
import org.pierian.core.train.DivergedException;
import org.pierian.core.train.Evaluator;
import org.pierian.runner.file.LocalDisk;
import org.pierian.runner.record.RunRecord;
import org.pierian.runner.record.Score;
import org.pierian.runner.run.Checkpoint;
import org.pierian.runner.run.Checkpoints;
import org.pierian.runner.run.Experiment;
import org.pierian.runner.run.Model;
import org.pierian.runner.run.Training;
import org.pierian.runner.run.TrainingListener;
import org.pierian.runner.run.TrainingState;
import org.pierian.spec.AugmentSpec;
import org.pierian.spec.AverageSpec;
import org.pierian.spec.ClippingSpec;
import org.pierian.spec.DatasetSpec;
import org.pierian.spec.InitSpec;
import org.pierian.spec.LayerSpec;
import org.pierian.spec.LossSpec;
import org.pierian.spec.MetricSpec;
import org.pierian.spec.NamedLayer;
import org.pierian.spec.OptimizerSpec;
import org.pierian.spec.PenaltySpec;
import org.pierian.spec.RunSpec;
import org.pierian.spec.ScheduleSpec;
import org.pierian.spec.Split;
import org.pierian.spec.schema.SpecSchema;
import org.pierian.spec.write.SpecWriter;

/// What every member of every family has to keep to. Members, their keys and specs around them are found by the
/// records of the language: a new one is tested without being named here.
class MembersTest {

    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(SpecSchema.write());

    private static final int EVERY = 2;
    private static final List<Integer> BATCHES = List.of(1, 3, Workshop.TRAIN);
    private static final List<Integer> THREADS = List.of(1, 2);
    private static final List<Integer> CAPACITIES = List.of(1, 2, 64);

    @TempDir
    private static Path folder;

    private static Workshop workshop = new Workshop(Path.of(""));

    @BeforeAll
    static void open() {
        workshop = new Workshop(folder);
    }

    static List<Member> all() {
        return Member.all();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                LayerSpec.class,
                LossSpec.class,
                OptimizerSpec.class,
                ScheduleSpec.class,
                InitSpec.class,
                MetricSpec.class,
                ClippingSpec.class,
                PenaltySpec.class,
                AverageSpec.class,
                AugmentSpec.class,
                DatasetSpec.class
            })
    void everyPermittedRecordIsFound(Class<?> family) {
        Set<Class<?>> records = new HashSet<>();
        collect(family, records);
        assertThat(records).isNotEmpty();
        assertThat(Member.of(family).stream().<Class<?>>map(m -> m.variant().type()))
                .containsAll(records)
                .allMatch(records::contains);
    }

    private static void collect(Class<?> type, Set<Class<?>> records) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                collect(permitted, records);
            }
        } else if (type != NamedLayer.class) { // holds a member, and is none
            records.add(type);
        }
    }

    /// Even an example that is too large to be run.
    @ParameterizedTest
    @MethodSource("all")
    void theDocumentedExampleIsReadAndHasTheMember(Member member) {
        JsonNode example = member.example();
        assertThat(SmallSpec.reads(member, example)).as("%s", example).isTrue();
        boolean sharesExample = member.variant().held().isPresent();
        assertThat(sharesExample || example.toString().contains(member.variant().word()))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void specsAreWrittenAndReadAgainAsTheSame(Member member) {
        for (SmallSpec small : SmallSpec.all(member)) {
            String written = SpecWriter.write(small.spec());
            Optional<RunSpec> again = SmallSpec.read(written).spec().map(resolved -> resolved.spec());
            assertThat(again).as("%s", small).contains(small.spec());
            assertThat(SpecWriter.write(again.orElseThrow())).isEqualTo(written);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSchemaAcceptsWhatTheReaderAccepts(Member member) {
        for (SmallSpec small : SmallSpec.all(member)) {
            assertThat(SCHEMA.validate(small.json())).as("%s", small).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theReferenceExplainsTheMember(Member member) throws IOException {
        String page = Files.readString(Path.of("../docs/spec-reference.md"));
        assertThat(page)
                .containsPattern("(?m)^### " + member.variant().word() + "$|^\\| `"
                        + member.variant().word() + "` \\|");
        member.variant().doc().ifPresent(doc -> assertThat(page).contains(doc.value()));
    }

    /// The example and the least form of a member with each size of batch and number of threads, every other form with
    /// one of them in turn.
    @ParameterizedTest
    @MethodSource("all")
    void everyEngineAndBatchSizeTrains(Member member) {
        requireData(member);
        int form = 0;
        for (SmallSpec small : SmallSpec.all(member)) {
            int turn = form++;
            for (int batch : inTurns(turn, BATCHES)) {
                requireSameOnVectors(
                        small.with("batch_size", batch),
                        turn < EVERY ? THREADS : inTurns(turn / BATCHES.size() + EVERY, THREADS));
            }
        }
    }

    /// All values for the first forms of a member, its example and its least form; one for every other.
    private static <T> List<T> inTurns(int form, List<T> values) {
        return form < EVERY ? values : List.of(values.get(form % values.size()));
    }

    private static void requireSameOnVectors(SmallSpec small, List<Integer> threads) {
        RunRecord expected = train(small, CpuBackend::scalar);
        assertThat(expected.metrics().get("test")).as("%s", small).isNotEmpty();
        for (int count : threads) {
            assertThat(train(small, () -> new CpuBackend(KernelChoice.VECTOR, count)))
                    .as("vector kernels on %s threads, %s", count, small)
                    .isEqualTo(expected);
        }
    }

    private static RunRecord train(SmallSpec small, Supplier<Backend> engine) {
        try (Backend backend = engine.get()) {
            Experiment experiment = workshop.experiment(small, backend);
            return Training.run(experiment, Workshop.SILENT).record(experiment);
        } catch (DivergedException e) {
            throw new AssertionError(small.toString(), e);
        }
    }

    /// After a run, in which layers may have collected something besides their parameters. Sizes take turns as above.
    @ParameterizedTest
    @MethodSource("all")
    void savedWeightsGiveTheSameOutputsInPassesOfAnySize(Member member) {
        requireData(member);
        int form = 0;
        for (SmallSpec small : SmallSpec.all(member)) {
            int turn = form++;
            try (Backend backend = CpuBackend.scalar()) {
                Experiment trained = workshop.experiment(small, backend);
                Training.run(trained, Workshop.SILENT);
                List<Object> expected = outputs(trained.evaluator(Split.TEST));
                for (int capacity : inTurns(turn, CAPACITIES)) {
                    Model model = workshop.copy(small, capacity, trained.saved(), backend);
                    assertThat(outputs(model.evaluator(trained.data().split(Split.TEST))))
                            .as("%s at a time, %s", capacity, small)
                            .isEqualTo(expected);
                }
            }
        }
    }

    /// The bits of all outputs, and of all metrics.
    private static List<Object> outputs(Evaluator evaluator) {
        List<Object> all = new ArrayList<>();
        Tally tally = evaluator.evaluate((first, output, losses) -> {
            for (float value : output.toArray()) {
                all.add(Float.floatToRawIntBits(value));
            }
        });
        tally.metrics().forEach(metric -> all.add(metric.value()));
        return all;
    }

    /// The example and the least form after each odd step, every other form after one of them in turn.
    @ParameterizedTest
    @MethodSource("all")
    void aRunThatWasStoppedEndsInTheSameRecord(Member member) {
        requireData(member);
        int number = 0;
        for (SmallSpec small : SmallSpec.all(member)) {
            Checkpoints checkpoints = new Checkpoints(
                    LocalDisk.DISK, folder.resolve(member.toString().replace(": ", "-") + number));
            List<Checkpoint> odd = new ArrayList<>();
            try (Backend backend = CpuBackend.scalar()) {
                Experiment experiment = workshop.experiment(small, backend);
                RunRecord expected = Training.run(experiment, new Keeping(odd)).record(experiment);
                assertThat(odd).as("%s", small).isNotEmpty();
                for (Checkpoint checkpoint : inTurns(number, odd)) {
                    checkpoints.write(checkpoint);
                    Checkpoint read = checkpoints.newest(line -> {}).orElseThrow();
                    Experiment again = workshop.experiment(small, backend);
                    read.requireSameInputs(again);
                    assertThat(Training.resume(again, read).run(Workshop.SILENT).record(again))
                            .as("after step %s, %s", read.position().steps(), small)
                            .isEqualTo(expected);
                }
            }
            number++;
        }
    }

    /// Keeps checkpoints after odd steps.
    private record Keeping(List<Checkpoint> checkpoints) implements TrainingListener {

        @Override
        public void afterStep(int epoch, Tally tally) {}

        @Override
        public void afterEpoch(Score train, Optional<Score> test) {}

        @Override
        public void atRest(TrainingState training) {
            long last =
                    checkpoints.isEmpty() ? 0 : checkpoints.getLast().position().steps();
            if (training.steps() % 2 == 1 && training.steps() > last) {
                checkpoints.add(training.checkpoint());
            }
        }
    }

    private static void requireData(Member member) {
        assumeTrue(
                !member.place().equals("dataset")
                        || SmallSpec.all(member).stream().allMatch(Workshop::hasData),
                "the MNIST files are not here: RUNNER_DATA");
    }

    @Test
    void keysAreVaried() {
        assertThat(all().stream()
                        .mapToInt(member -> SmallSpec.all(member).size())
                        .sum())
                .isGreaterThan(3 * all().size());
    }
}
