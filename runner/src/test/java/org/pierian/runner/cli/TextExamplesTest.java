package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The examples of texts whose data are with them: each is trained again, and its lock is what comes out.
class TextExamplesTest {

    @TempDir
    Path out;

    @ParameterizedTest
    @ValueSource(strings = {"number-words", "journeys"})
    void theLockIsReproduced(String name) {
        Program.Result result = Program.run("verify", "../examples/text/" + name + ".yaml", "--offline");
        assertThat(result.code()).as(result.err() + result.out()).isZero();
    }
}
