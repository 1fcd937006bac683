package org.pierian.core.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.core.arithmetic.Fma;

/// In the machine code of the innermost loops no vector lives on the stack: a sum that does costs half the speed.
///
/// The virtual machine prints the code in hexadecimal digits, and `objdump` of the GNU binutils reads it.
class InnerLoopsTest {

    private static final Path OBJDUMP = Path.of("/usr/bin/objdump");
    /// Of a method that the optimizing compiler has compiled as a whole.
    private static final Pattern HEAD = Pattern.compile(
            "^Compiled method \\(c2\\)[^%]* org\\.pierian\\.core\\.backend\\.cpu\\.(\\w+\\.\\w+::\\w+) .*");
    private static final Pattern CODE_LINE = Pattern.compile("^\\s*0x[0-9a-f]+:\\s+([0-9a-f| ]+)$");
    private static final Pattern INSTRUCTION = Pattern.compile("^\\s*([0-9a-f]+):\\t[0-9a-f ]+\\t(.*)$");
    private static final Pattern JUMP = Pattern.compile("^j\\w+\\s+0x([0-9a-f]+).*");
    private static final Pattern VECTOR_ON_STACK = Pattern.compile(".*%[xyz]mm.*\\(%rsp.*|.*\\(%rsp.*%[xyz]mm.*");

    @TempDir
    private Path folder;

    /// @param address offset in the code
    /// @param text mnemonic and operands
    private record Instruction(int address, String text) {}

    @Test
    void sumsStayInRegistersOf512Bits() throws IOException, InterruptedException {
        assumeTrue(CpuBackend.vectorBits() == 512, "the processor has no vectors of 512 bits");
        requireClean(List.of(
                "matmul.Tile512::loop",
                "matmul.LowTile512::loop",
                "matmul.ThinTile512::eight",
                "matmul.ThinTile512::sixteen",
                "matmul.RowKernel512::four",
                "update.VectorUpdates::strip"));
    }

    @Test
    void sumsStayInTheSixteenRegistersOfAvx2() throws IOException, InterruptedException {
        assumeTrue(CpuBackend.vectorBits() >= 256, "the processor has no vectors of 256 bits");
        requireClean(
                List.of(
                        "matmul.Tile256::loop",
                        "matmul.ThinMatMul256::four",
                        "matmul.RowKernel256::four",
                        "matmul.VectorRowStream::four",
                        "update.VectorUpdates::strip"),
                "-XX:UseAVX=2");
    }

    private void requireClean(List<String> kernels, String... options) throws IOException, InterruptedException {
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "the test reads code of x86-64");
        assumeTrue(Fma.HARDWARE, "the processor has no fused multiply-add");
        assumeTrue(Files.isExecutable(OBJDUMP), "objdump is not installed (Debian: binutils)");
        Map<String, byte[]> codes = compiled(kernels, options);
        assertThat(codes.keySet()).containsAll(kernels);
        for (String kernel : kernels) {
            List<Instruction> loop = innermostLoop(disassemble(codes.getOrDefault(kernel, new byte[0])));
            assertThat(loop).as("the loop of " + kernel).anyMatch(i -> i.text.startsWith("vfmadd"));
            assertThat(loop.stream().map(Instruction::text))
                    .as("the innermost loop of " + kernel)
                    .noneMatch(text -> VECTOR_ON_STACK.matcher(text).matches());
        }
    }

    /// What the optimizing compiler made of each method, in its last form.
    private static Map<String, byte[]> compiled(List<String> kernels, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xbatch",
                "-XX:+UnlockDiagnosticVMOptions",
                "--add-modules",
                "jdk.incubator.vector"));
        kernels.forEach(kernel -> command.add("-XX:CompileCommand=print,org.pierian.core.backend.cpu." + kernel));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), HotKernels.class.getName(), "products"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).isZero();
        Map<String, byte[]> codes = new TreeMap<>();
        String optimized = "";
        StringBuilder digits = new StringBuilder();
        for (String line : lines) {
            Matcher head = HEAD.matcher(line);
            Matcher code = CODE_LINE.matcher(line);
            if (line.startsWith("Compiled method (")) {
                optimized = head.matches() ? head.group(1) : "";
            } else if (line.contains("[/MachCode]")) {
                if (!optimized.isEmpty() && !digits.isEmpty()) {
                    codes.put(optimized, HexFormat.of().parseHex(digits));
                }
                digits.setLength(0);
            } else if (code.matches()) {
                digits.append(code.group(1).replace("|", "").replace(" ", ""));
            }
        }
        return codes;
    }

    private List<Instruction> disassemble(byte[] code) throws IOException, InterruptedException {
        Path file = folder.resolve("code");
        Files.write(file, code);
        Process process = new ProcessBuilder(
                        OBJDUMP.toString(), "-D", "-b", "binary", "-m", "i386:x86-64", file.toString())
                .start();
        List<Instruction> instructions = new ArrayList<>();
        try (Stream<String> lines = process.inputReader(StandardCharsets.UTF_8).lines()) {
            lines.forEach(line -> {
                Matcher matcher = INSTRUCTION.matcher(line);
                if (matcher.matches()) {
                    instructions.add(new Instruction(
                            Integer.parseInt(matcher.group(1), 16),
                            matcher.group(2).strip()));
                }
            });
        }
        process.waitFor();
        return instructions;
    }

    /// The shortest piece of code that ends in a jump to its start and multiplies and adds the most.
    private static List<Instruction> innermostLoop(List<Instruction> code) {
        List<Instruction> best = List.of();
        long most = 0;
        for (int end = 0; end < code.size(); end++) {
            Matcher jump = JUMP.matcher(code.get(end).text);
            if (!jump.matches()) {
                continue;
            }
            long target = Long.parseUnsignedLong(jump.group(1), 16);
            int start = end;
            while (start > 0 && code.get(start - 1).address >= target) {
                start--;
            }
            List<Instruction> loop = code.subList(start, end);
            long products =
                    loop.stream().filter(i -> i.text.startsWith("vfmadd")).count();
            boolean nested = loop.stream().anyMatch(i -> i.text.startsWith("ret"));
            if (start < end
                    && !nested
                    && code.get(start).address == target
                    && products > 0
                    && (best.isEmpty() || (loop.size() < best.size() && products >= most / 2))) {
                best = loop;
                most = products;
            }
        }
        return best;
    }
}
