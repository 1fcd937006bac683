package org.pierian.runner.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

class AtomicFileTest {

    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyFolderAndFileIsForcedInOrder() {
        RecordingDisk disk = new RecordingDisk();
        Path inner = folder.resolve("a/b");
        Path temporary = inner.resolve("x.part");
        AtomicFile.write(disk, inner.resolve("x"), "1");
        assertThat(disk.operations().stream().filter(o -> !(o instanceof DiskOperation.Write)))
                .containsExactly(
                        new DiskOperation.CreateFolder(folder.resolve("a")),
                        new DiskOperation.ForceFolder(folder),
                        new DiskOperation.CreateFolder(inner),
                        new DiskOperation.ForceFolder(folder.resolve("a")),
                        new DiskOperation.Create(temporary),
                        new DiskOperation.Force(temporary),
                        new DiskOperation.Rename(temporary, inner.resolve("x")),
                        new DiskOperation.ForceFolder(inner));
    }

    @Test
    void twoWritersOfASharedFileDoNotMeet() throws IOException {
        Path target = folder.resolve("a.lock.json");
        AtomicFile.writeShared(target, out -> {
            out.write("first".getBytes(StandardCharsets.UTF_8));
            AtomicFile.writeShared(target, "the other, in the midst of it");
            assertThat(target).hasContent("the other, in the midst of it");
        });
        assertThat(target).hasContent("first");
        assertThat(names()).containsExactly("a.lock.json");
    }

    @Test
    void manyWritersAtOnceLeaveOneWholeFile() throws IOException {
        Path target = folder.resolve("a.lock.json");
        List<String> texts = IntStream.range(0, 60)
                .mapToObj(i -> ("" + i).repeat(10_000 + i))
                .toList();
        texts.parallelStream().forEach(text -> AtomicFile.writeShared(target, text));
        assertThat(texts).contains(Files.readString(target));
        assertThat(names()).containsExactly("a.lock.json");
    }

    @Test
    void whatKilledProcessesLeftIsRemovedWhenItIsOld() throws IOException {
        Path target = folder.resolve("a.lock.json");
        for (String name : List.of("a.lock.json.part", "a.lock.json.0badcafe.part", "a.lock.json.old", "b.json.part")) {
            Files.writeString(folder.resolve(name), "torn");
            Files.setLastModifiedTime(
                    folder.resolve(name), FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        }
        Files.writeString(folder.resolve("a.lock.json.12345678.part"), "being written");
        AtomicFile.writeShared(target, "whole");
        StaleTemporaries.remove(LocalDisk.DISK, target);
        assertThat(names())
                .containsExactly("a.lock.json", "a.lock.json.12345678.part", "a.lock.json.old", "b.json.part");
    }

    @Test
    void aFailureRemovesTheTemporaryAndLeavesTheTarget() throws IOException {
        Path target = Files.writeString(folder.resolve("a"), "before");
        assertThatThrownBy(() -> AtomicFile.write(target, out -> {
                    out.write(1);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.IO);
                    assertThat(failure.message()).contains("No space left on device");
                });
        assertThat(target).hasContent("before");
        assertThat(names()).containsExactly("a");
    }
}
