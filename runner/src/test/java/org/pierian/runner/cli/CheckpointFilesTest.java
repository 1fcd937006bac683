package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Checkpoints are read strictly: one that is not as it was written is skipped, and nothing else is trained
/// on.
class CheckpointFilesTest {

    private static final int OLDER = 24;
    private static final int NEWEST = 36;

    @TempDir
    Path place;

    private StoppedRun run;
    private List<Path> files;

    @BeforeEach
    void stop() throws IOException {
        run = StoppedRun.in(place, "small");
        files = run.files();
        assertThat(files).hasSize(4);
    }

    private Path newest(String ending) {
        return files.stream()
                .skip(2)
                .filter(f -> f.toString().endsWith(ending))
                .findFirst()
                .orElseThrow();
    }

    private Path older(String ending) {
        return files.stream()
                .filter(f -> f.toString().endsWith(ending))
                .findFirst()
                .orElseThrow();
    }

    /// The step of the checkpoint that is chosen; every line that is told goes to `told`.
    private long chosen(List<String> told) {
        return run.folder()
                .checkpoints()
                .newest(told::add)
                .orElseThrow()
                .position()
                .steps();
    }

    private void assertSkipped(String how) {
        List<String> told = new ArrayList<>();
        assertThat(chosen(told)).as(how).isEqualTo(OLDER);
        assertThat(told)
                .as(how)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("warning: ")
                .contains("is skipped");
    }

    private void assertResumesFromTheOlder() throws IOException {
        Program.Result result = run.resume();
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(Files.readString(run.folder().record())).isEqualTo(run.record());
    }

    @Test
    void cutAndChangedAnywhere() throws IOException {
        assertThat(chosen(new ArrayList<>())).isEqualTo(NEWEST);
        for (Path file : files.subList(2, 4)) {
            byte[] good = Files.readAllBytes(file);
            for (int i = 0; i < 50; i++) {
                int length = i == 49 ? good.length - 1 : i * good.length / 50;
                Files.write(file, Arrays.copyOf(good, length));
                assertSkipped(file + " cut to " + length);
            }
            for (int i = 0; i < 200; i++) {
                byte[] bad = good.clone();
                int at = i == 199 ? good.length - 1 : i * good.length / 200;
                bad[at] ^= (byte) (1 << i % 8);
                Files.write(file, bad);
                assertSkipped(file + ", a bit of byte " + at);
            }
            Files.write(file, Arrays.copyOf(good, good.length + 1));
            assertSkipped(file + " with one byte more");
            Files.write(file, good);
        }
        assertThat(chosen(new ArrayList<>())).isEqualTo(NEWEST);
        Files.write(newest(".safetensors"), new byte[0]);
        assertResumesFromTheOlder();
    }

    @Test
    void withoutItsTensors() throws IOException {
        Files.delete(newest(".safetensors"));
        assertSkipped("no tensors");
        assertResumesFromTheOlder();
    }

    @Test
    void withoutItsManifest() throws IOException {
        Files.delete(newest(".manifest"));
        assertThat(chosen(new ArrayList<>())).isEqualTo(OLDER);
        assertResumesFromTheOlder();
    }

    @ParameterizedTest
    @CsvSource({".safetensors", ".manifest"})
    void withAFileOfAnother(String ending) throws IOException {
        Files.copy(older(ending), newest(ending), StandardCopyOption.REPLACE_EXISTING);
        assertSkipped(ending);
        assertResumesFromTheOlder();
    }

    @Test
    void underTheNamesOfALaterOne() throws IOException {
        for (String ending : List.of(".manifest", ".safetensors")) {
            Files.copy(older(ending), newest(ending), StandardCopyOption.REPLACE_EXISTING);
        }
        assertSkipped("both files");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"format\":3 | \"format\":4 | its form is 4, this version reads 3",
                "\"format\":3 | \"format\":3,\"more\":1 | of another form",
                "\"format\":3 | \"format\":3,\"format\":3 | of another form",
                "\"steps\":36 | \"steps\":\"36\" | of another form",
                "\"steps\":36 | \"steps\":36.5 | of another form",
                "\"steps\":36 | \"steps\":-36 | has another name",
                "\"links\":[ | \"links\":[null, | of another form",
                "\"folder\":\" | \"folder\":\"\\u0000 | no path",
            })
    void ofAnotherForm(String from, String to, String why) throws IOException {
        StoppedRun.rewrite(newest(".manifest"), from, to);
        List<String> told = new ArrayList<>();
        assertThat(chosen(told)).isEqualTo(OLDER);
        assertThat(told).singleElement().asString().contains(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"identity\":\" | \"identity\":\"0 | the version of Pierian has changed",
                "\"examples\":8 | \"examples\":7 | is at a position that this run never reaches",
                "\"examples\":8 | \"examples\":-8 | is at a position that this run never reaches",
                "\"accuracy\":[ | \"accuracy\":[9999, | is at a position that this run never reaches",
                "\"chain\":\" | \"chain\":\"x | is at a position that this run never reaches",
                "\"links\":[ | \"links\":[{\"epoch\":99,\"hash\":\"00\"}, | is at a position that this run never reaches",
                "\"split\":\"train\" | \"split\":\"none\" | is at a position that this run never reaches",
                "optimizer:\\n  adam | optimizer:\\n  sgd | error",
                "name: small | name: other | the version of Pierian has changed",
            })
    void ofAnotherRun(String from, String to, String why) throws IOException {
        StoppedRun.rewrite(newest(".manifest"), from, to);
        Program.Result result = run.resume();
        assertThat(result.code()).as(result.err()).isEqualTo(65);
        assertThat(result.err()).contains(why).doesNotContain("\tat ");
        assertThat(run.folder().record()).doesNotExist();
        assertThat(run.files()).isEqualTo(files);
    }

    @Test
    void inTheFolderOfAnotherRun() throws IOException {
        StoppedRun other = StoppedRun.in(place, "another");
        for (Path file : other.files()) {
            Files.copy(file, run.checkpoints().resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        Program.Result result = run.resume();
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err()).contains("is of another run", "runner train --restart");
        assertThat(run.folder().record()).doesNotExist();
    }

    @Test
    void whatElseLiesThereIsNeitherTakenNorRemoved() throws IOException {
        Path text = Files.writeString(run.checkpoints().resolve("notes.txt"), "mine");
        Path inside = Files.createDirectories(run.checkpoints().resolve("step-000000000999-000000199.manifest/inside"));
        Path link = Files.createSymbolicLink(
                run.checkpoints().resolve("step-000000000888-000000199.manifest"), newest(".manifest"));
        Files.write(run.checkpoints().resolve("step-000000000040-000000008.manifest.part"), new byte[5]);
        Files.write(run.checkpoints().resolve("step-000000000039-000000007.safetensors"), new byte[5]);
        Program.Result result = run.resume();
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("notes.txt` is not a checkpoint and is ignored");
        assertThat(Files.readString(run.folder().record())).isEqualTo(run.record());
        assertThat(run.files()).containsExactlyInAnyOrder(text, inside.getParent(), link);
        assertThat(text).hasContent("mine");
    }

    @Test
    void theNumberOfThreadsMayBeAnother() throws IOException {
        assertThat(Program.run("resume", run.folder().path().toString(), "--quiet", "--threads", "3")
                        .code())
                .isZero();
        assertThat(Files.readString(run.folder().record())).isEqualTo(run.record());
    }
}
