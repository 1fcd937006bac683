package org.pierian.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A target whose logarithm is learned; errors stay in the units of the column.
class LogTargetTest {

    private static final String SPEC = """
            dataset:
              csv:
                file: t.csv
                features: [{numeric: x}]
                target: {number: {column: price, transform: log, scale: SCALE}}
                test: {last: 0.25}
            architecture: [{linear: {out_features: 1, init: zeros}}]
            loss: mse
            metrics: [mae, mse, rmse, r2, mape]
            optimizer: {gradient_descent: 1e-30}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeTable() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "x,price\n1,1\n2,100\n3,10\n4,1000\n5,5\n6,20\n7,10\n8,40\n");
    }

    private Program.Result train(String scale) throws IOException {
        Path spec = Files.writeString(folder.resolve("t.yaml"), SPEC.replace("SCALE", scale));
        return Program.run(
                "train", spec.toString(), "--out", folder.resolve("runs").toString(), "--quiet", "--json");
    }

    /// Every answer is the center: the geometric mean of 1, 100, 10, 1000, 5 and 20, which is 10^(7 / 6 + ...).
    @Test
    void errorsAreInTheUnitsOfTheColumn() throws IOException {
        Program.Result result = train("standard");
        assertThat(result.code()).as(result.err()).isZero();
        JsonNode run = new ObjectMapper().readTree(result.out());
        JsonNode test = run.get("metrics").get("test");
        double answer = Math.pow(1.0 * 100 * 10 * 1000 * 5 * 20, 1.0 / 6);
        double first = Math.abs(answer - 10);
        double second = Math.abs(answer - 40);
        near(test.get("mae"), (first + second) / 2);
        near(test.get("mse"), (first * first + second * second) / 2);
        near(test.get("rmse"), Math.sqrt((first * first + second * second) / 2));
        near(test.get("r2"), 1 - (first * first + second * second) / (2 * 15 * 15));
        near(test.get("mape"), (first / 10 + second / 40) / 2);
        String path = run.get("run").textValue();
        assertThat(Files.readString(Path.of(path, "preprocessing.json"))).contains("\"transform\": \"log\"");
        JsonNode again = new ObjectMapper()
                .readTree(Program.run("evaluate", path, "--json").out());
        assertThat(again.get("rmse")).isEqualTo(test.get("rmse"));
    }

    @Test
    void theLossIsOfTheLogarithms() throws IOException {
        JsonNode test =
                new ObjectMapper().readTree(train("none").out()).get("metrics").get("test");
        near(test.get("loss"), (Math.pow(Math.log(10), 2) + Math.pow(Math.log(40), 2)) / 2);
        near(test.get("mae"), (9 + 39) / 2.0);
    }

    private static void near(JsonNode actual, double expected) {
        assertThat(actual.doubleValue() / expected).isCloseTo(1, Offset.offset(1e-5));
    }

    @Test
    void numbersThatHaveNoLogarithmAreNamedWithTheirLines() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "x,price\n1,1\n2,0\n3,10\n4,-3.5\n");
        Program.Result result = train("standard");
        assertThat(result.code()).isEqualTo(65);
        assertThat(result.err())
                .contains(
                        "`t.csv` has 2 errors",
                        "t.csv:3: column `price`: `0` is not above 0, and `transform: log` takes its logarithm",
                        "t.csv:5: column `price`: `-3.5` is not above 0",
                        "delete `transform: log`, or leave out rows whose target is 0 or below");
    }
}
