package org.pierian.runner.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.runner.dataset.Data;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecReader;

/// A file that somebody writes to while it is read is refused: what was read may be half of the one and half of the
/// other.
class ChangedWhileReadTest {

    /// Its class `c` is never there, of which a notice tells when the rows have been read.
    private static final String SPEC = """
            name: changed
            seed: 1
            dataset:
              csv: {file: table.csv, features: [{numeric: a}], target: {class: {column: b, values: [x, y, c]}}, test: {fraction: 0.25}}
            architecture: [{linear: 3}]
            loss: softmax_cross_entropy
            optimizer: {gradient_descent: 0.1}
            batch_size: 2
            epochs: 1
            """;

    private static final String TABLE = "a,b\n1,x\n2,y\n3,x\n4,y\n5,x\n6,y\n7,x\n8,y\n";

    @TempDir
    private Path folder;

    private Path table;

    @BeforeEach
    void write() throws IOException {
        table = folder.resolve("table.csv");
        Files.writeString(table, TABLE);
        Files.writeString(folder.resolve("spec.yaml"), SPEC);
    }

    @Test
    void whatNobodyTouchesIsRead() {
        assertThat(load(notice -> {}).train().size()).isEqualTo(6);
    }

    @Test
    void aRowThatIsAddedIsNoticed() {
        assertChanged(
                () -> Files.writeString(table, "9,x\n", StandardOpenOption.APPEND),
                "`table.csv` was changed while it was read");
    }

    @Test
    void anotherFileOfTheNameIsNoticed() {
        assertChanged(
                () -> {
                    Path other = Files.writeString(folder.resolve("other"), TABLE);
                    Files.setLastModifiedTime(other, Files.getLastModifiedTime(table));
                    Files.move(other, table, StandardCopyOption.REPLACE_EXISTING);
                },
                "`table.csv` was changed while it was read");
    }

    @Test
    void aFileThatIsRemovedIsNoticed() {
        assertChanged(() -> Files.delete(table), "`table.csv` was removed while it was read");
    }

    private void assertChanged(Change change, String message) {
        boolean[] told = new boolean[1];
        assertThatThrownBy(() -> load(notice -> {
                    told[0] = true;
                    change.now();
                }))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.message()).isEqualTo(message);
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.IO);
                });
        assertThat(told[0]).isTrue();
    }

    private Data load(Consumer<String> notice) {
        ResolvedSpec resolved =
                SpecReader.read(folder.resolve("spec.yaml"), List.of()).spec().orElseThrow();
        return new DataLoader(DataFolders.of(Optional.empty()), notice).load(resolved, List.of(folder));
    }

    /// What somebody does to the file.
    private interface Change {
        void apply() throws IOException;

        default void now() {
            try {
                apply();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
