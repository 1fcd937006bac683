package org.pierian.core.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pierian.core.arithmetic.Fma;

/// The optimizing compiler compiles all hot kernels, and gives none of them up. A vector kernel that it
/// refuses is hundreds of times slower than the plain loop.
class CompiledKernelsTest {

    /// A line of `-XX:+PrintCompilation` for tier 4.
    private static final Pattern TIER_4 = Pattern.compile(
            "^\\s*\\d+\\s+\\d+\\s+[%b!sn ]*4\\s+org\\.pierian\\.core\\.backend\\.cpu\\.(\\w+\\.\\w+::\\w+) .*");

    /// The methods that are short enough for the compiler to take in all that they call.
    private static final List<String> TAKEN_IN = List.of(
            "elementwise.VectorGelu::*",
            "elementwise.VectorGeluTanh::*",
            "elementwise.VectorSilu::*",
            "elementwise.VectorElu::*",
            "elementwise.VectorCelu::*",
            "elementwise.VectorSelu::*",
            "elementwise.VectorMish::values",
            "elementwise.VectorSoftplus::gradients",
            "vector.VectorFunctions::*");

    private static final Set<String> COMPILED = new TreeSet<>();
    private static List<String> lines = List.of();

    @BeforeAll
    static void run() throws IOException, InterruptedException {
        assumeTrue(CpuBackend.vectorBits() >= 256, "the processor has no vectors of 256 bits");
        assumeTrue(Fma.HARDWARE, "the processor has no fused multiply-add");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xbatch",
                "-XX:+PrintCompilation",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:CompileCommand=quiet"));
        for (String methods : TAKEN_IN) {
            command.add("-XX:CompileCommand=PrintInlining,org.pierian.core.backend.cpu." + methods);
        }
        command.addAll(List.of(
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                HotKernels.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        for (String line : lines) {
            Matcher matcher = TIER_4.matcher(line);
            if (matcher.matches()) {
                COMPILED.add(matcher.group(1));
            }
        }
    }

    @Test
    void hotLoopsAreCompiledByTheOptimizingCompiler() {
        int bits = CpuBackend.vectorBits();
        assertThat(COMPILED)
                .contains(
                        "matmul.Tile" + bits + "::loop",
                        bits == 512 ? "matmul.ThinTile512::eight" : "matmul.ThinMatMul" + bits + "::four",
                        "matmul.RowKernel" + bits + "::four",
                        "matmul.RowKernel" + bits + "::outerTwo",
                        "matmul.VectorRowStream::four",
                        "convolution.ConvolutionTile" + bits + "::slide",
                        "vector.VectorFunctions::tanh",
                        "vector.VectorFunctions::sigmoid",
                        "vector.VectorFunctions::exp",
                        "elementwise.VectorGelu::values",
                        "elementwise.VectorGelu::gradients",
                        "elementwise.VectorGeluTanh::gradients",
                        "elementwise.VectorSilu::values",
                        "elementwise.VectorSoftplus::values",
                        "elementwise.VectorMish::gradients",
                        "elementwise.VectorElu::values",
                        "reduction.VectorRowSum::lanes",
                        "random.VectorRandomWords::keepMask",
                        "update.VectorUpdates::momentum",
                        "update.VectorUpdates::strip",
                        "update.VectorUpdates::adam");
    }

    /// A vector that is handed to a method that the compiler does not take in becomes an object.
    @Test
    void functionsAreTakenInAsAWhole() {
        assertThat(lines)
                .filteredOn(line -> line.contains("org.pierian.") && line.contains("NodeCountInliningCutoff"))
                .isEmpty();
    }

    @Test
    void noKernelIsGivenUp() {
        assertThat(lines).filteredOn(line -> line.contains("COMPILE SKIPPED")).isEmpty();
    }
}
