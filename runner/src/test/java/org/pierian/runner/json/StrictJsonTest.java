package org.pierian.runner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

class StrictJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                " false\n",
                "\"\\u00e9\\n\"",
                "0",
                "-0",
                "-0.0",
                "2147483647",
                "2147483648",
                "-9223372036854775808",
                "9223372036854775808",
                "123456789012345678901234567890",
                "0.1",
                "1e5",
                "1E-400",
                "1e400",
                "[]",
                "{}",
                "[1, [2, {\"a\": [], \"b\": {\"c\": null}}], \"x\", 1.5, true]",
                "{\"\": 1, \"a\": {\"a\": {\"a\": [{}]}}, \"b\": [false, null]}"
            })
    void valuesAreThoseOfAMapper(String json) throws IOException {
        assertThat(read(json)).isEqualTo(new ObjectMapper().readTree(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1 2",
                "[1",
                "[1,]",
                "{\"a\"}",
                "{\"a\": 1",
                "{\"a\": 1, \"a\": 2}",
                "]",
                "NaN",
                "'a'",
                "[}",
                "nul",
                "{\"a\": }",
                "\"\\ud83d\"",
                "01"
            })
    void anythingElseIsRefusedAtItsPlace(String json) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> read(json))
                .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT));
    }

    private static JsonNode read(String json) throws IOException {
        return StrictJson.read(
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                "file.json",
                why -> Failure.of(ExitCode.INPUT, why));
    }
}
