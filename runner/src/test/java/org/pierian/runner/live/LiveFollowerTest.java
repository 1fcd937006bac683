package org.pierian.runner.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.run.RunFolder;

class LiveFollowerTest {

    @TempDir
    Path folder;

    private final RecordedSink sink = new RecordedSink();
    private RunFolder run = new RunFolder(Path.of(""));
    private LiveFollower follower = new LiveFollower(run, sink, 3);

    @BeforeEach
    void makeFolder() throws IOException {
        run = new RunFolder(folder);
        follower = new LiveFollower(run, sink, 3);
        Files.createDirectories(run.local(""));
    }

    @Test
    void aRunIsFollowedFromItsStartToItsEnd() throws IOException {
        assertThat(look().state()).isEqualTo(RunState.WAITING);

        LiveFiles files = new LiveFiles(run, 0);
        files.restart();
        files.progress(training("s", 1));
        assertThat(look()).isEqualTo(training("s", 1));
        files.lines(List.of(line(1), line(2)));
        files.progress(training("s", 2));
        look();
        files.lines(List.of(line(3)));
        files.progress(training("s", 3));
        look();
        assertThat(sink.lines).containsExactly(line(1), line(2), line(3));

        Files.writeString(run.metrics(), sink.text() + line(4).json() + "\n");
        Files.writeString(run.record(), "{}");
        files.progress(training("s", 4).with(RunState.FINISHED));
        assertThat(run.local(LiveFiles.PROGRESS)).doesNotExist();
        assertThat(run.local(LiveFiles.LINES)).doesNotExist();
        assertThat(look().state()).isEqualTo(RunState.FINISHED);
        assertThat(sink.lines).containsExactly(line(1), line(2), line(3), line(4));
    }

    @Test
    void aRunThatIsTrainedAnewReplacesTheOneBefore() throws IOException {
        Files.writeString(run.metrics(), line(1).json() + "\n" + line(2).json() + "\n");
        Files.writeString(run.record(), "{}");
        look();
        assertThat(sink.lines).hasSize(2);

        LiveFiles files = new LiveFiles(run, 0);
        files.lines(List.of(line(7)));
        files.progress(training("first", 1));
        look();
        assertThat(sink.lines).containsExactly(line(7));

        files.restart();
        files.lines(List.of(line(8), line(9)));
        files.progress(training("second", 1));
        look();
        assertThat(sink.lines).containsExactly(line(8), line(9));
    }

    @Test
    void aFileThatWasReplacedByAShorterOneIsReadFromItsStart() throws IOException {
        Files.writeString(run.metrics(), line(1).json() + "\n" + line(2).json() + "\n");
        look();
        Files.writeString(run.metrics(), line(5).json() + "\n");
        look();
        assertThat(sink.lines).containsExactly(line(5));
    }

    @Test
    void halfALineWaitsForItsOtherHalf() throws IOException {
        String text = line(1).json() + "\n";
        Files.writeString(run.metrics(), text.substring(0, 10));
        look();
        assertThat(sink.lines).isEmpty();
        Files.writeString(run.metrics(), text.substring(10), StandardOpenOption.APPEND);
        look();
        assertThat(sink.lines).containsExactly(line(1));
    }

    @Test
    void manyLinesAreReadInPieces() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 10_000; i++) {
            text.append(line(i).json()).append('\n');
        }
        Files.writeString(run.metrics(), text);
        look();
        assertThat(sink.lines).hasSize(10_000);
        assertThat(sink.lines.getLast()).isEqualTo(line(10_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not JSON",
                "[]",
                "{\"epoch\":1}",
                "{\"epoch\":1.5,\"split\":\"train\"}",
                "{\"epoch\":1,\"epoch\":2,\"split\":\"train\"}",
                "{\"epoch\":1,\"split\":[\"train\"]}",
                "\u0000\u0001"
            })
    void whatIsNoLineIsPassedBy(String damage) throws IOException {
        Files.writeString(run.metrics(), damage + "\n" + line(2).json() + "\n");
        look();
        assertThat(sink.lines).containsExactly(line(2));
    }

    @Test
    void aLineLongerThanAnyIsPassedBy() throws IOException {
        Files.writeString(run.metrics(), "x".repeat(300_000) + "\n" + line(2).json() + "\n");
        look();
        assertThat(sink.lines).containsExactly(line(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1]", "{\"state\":\"dancing\"}", "{\"state\":{}}", "null"})
    void damagedProgressSaysNothing(String damage) throws IOException {
        Files.writeString(run.local(LiveFiles.PROGRESS), damage);
        assertThat(look().state()).isEqualTo(RunState.WAITING);
        assertThat(follower.ask(Wish.STOP)).isFalse();
    }

    @Test
    void progressOfAnySizeAndShapeIsRead() throws IOException {
        String trail = "[1,[],[1],[\"a\",2],[0.5,1e999],[1,2,3]" + ",[1,1]".repeat(5_000) + "]";
        Files.writeString(
                run.local(LiveFiles.PROGRESS),
                "{\"session\":\"s\",\"state\":\"training\",\"beat\":\"x\",\"epoch\":1e400,\"trail\":" + trail + "}");
        assertThat(look().trail()).hasSize(Trail.MOST);
        Files.writeString(run.local(LiveFiles.PROGRESS), "[".repeat(2_000_000));
        assertThat(look().state()).isEqualTo(RunState.WAITING);
    }

    @Test
    void aProcessWithoutABeatIsSilentUntilItsNext() {
        LiveFiles files = new LiveFiles(run, 0);
        files.progress(training("s", 1));
        assertThat(look().state()).isEqualTo(RunState.TRAINING);
        look();
        look();
        assertThat(look().state()).isEqualTo(RunState.SILENT);
        assertThat(follower.ask(Wish.STOP)).isFalse();
        files.progress(training("s", 2));
        assertThat(look().state()).isEqualTo(RunState.TRAINING);
    }

    @Test
    void whatIsAskedIsForTheSessionThatIsSeen() {
        assertThat(follower.ask(Wish.STOP)).as("before the first look").isFalse();
        new LiveFiles(run, 0).progress(training("abc", 1));
        look();
        assertThat(follower.ask(Wish.CHECKPOINT)).isTrue();
        assertThat(run.local("checkpoint.request")).hasContent("abc");
        assertThat(run.local("stop.request")).doesNotExist();
    }

    @Test
    void onADiskThatTakesNothingTrainingGoesOn() throws IOException {
        Files.createDirectories(run.local(LiveFiles.LINES).resolve("in the way"));
        LiveFiles files = new LiveFiles(run, 0);
        files.lines(List.of(line(1)));
        files.progress(training("s", 1));
        files.lines(List.of(line(2)));
        files.progress(training("s", 2));
        assertThat(run.local(LiveFiles.PROGRESS)).doesNotExist();
    }

    private Snapshot look() {
        follower.look();
        return sink.last();
    }

    private static EpochLine line(int epoch) {
        return new EpochLine(epoch, "train", "{\"epoch\":" + epoch + ",\"split\":\"train\",\"loss\":0.25}");
    }

    private static Snapshot training(String session, long beat) {
        return new Snapshot(
                session,
                RunState.TRAINING,
                beat,
                new Snapshot.Length(2, 5, 150, 100, 75),
                new Snapshot.Figures(
                        OptionalDouble.of(0.5),
                        OptionalDouble.empty(),
                        OptionalDouble.of(1000),
                        OptionalDouble.of(0.35)),
                OptionalLong.of(50),
                List.of(new Trail.Point(50, 0.75), new Trail.Point(100, 0.5)));
    }
}
