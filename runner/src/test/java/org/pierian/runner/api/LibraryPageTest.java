package org.pierian.runner.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compiles and runs all code of the page on the library.
class LibraryPageTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    /// The Java code of the page, block by block.
    private static List<String> blocks() throws IOException {
        List<String> blocks = new ArrayList<>();
        Optional<StringBuilder> open = Optional.empty();
        for (String line : Files.readAllLines(ROOT.resolve("docs/library.md"))) {
            if (line.equals("```java")) {
                open = Optional.of(new StringBuilder());
            } else if (line.equals("```")) {
                open.ifPresent(text -> blocks.add(text.toString()));
                open = Optional.empty();
            } else {
                open.ifPresent(text -> text.append(line).append('\n'));
            }
        }
        return blocks;
    }

    /// Paths of the page are those of a clone; what is written goes to a folder of its own.
    private String placed(String code) {
        return code.replace("\"examples/", "\"" + ROOT + "/examples/")
                .replace("\"runs", "\"" + folder.resolve("runs"))
                .replace("\"picture.png\"", "\"" + folder.resolve("picture.png") + "\"");
    }

    @Test
    void everyBlockCompilesAndRuns() throws Exception {
        List<String> blocks = blocks();
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(4);
        StringBuilder code = new StringBuilder("""
                import java.io.*;
                import java.nio.file.*;
                import java.util.*;
                import org.pierian.runner.api.*;
                class Page {
                    static void run() throws Exception {
                """);
        for (String block : blocks) {
            code.append("{\n").append(placed(block)).append("}\n");
        }
        code.append("}\n}\n");
        Path source = Files.writeString(folder.resolve("Page.java"), code);
        StringWriter errors = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        boolean isCompiled = compiler.getTask(
                        errors,
                        null,
                        null,
                        List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source))
                .call();
        assertThat(isCompiled).as("%s%n%s", errors, code).isTrue();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            var run = loader.loadClass("Page").getDeclaredMethod("run");
            run.setAccessible(true);
            run.invoke(null);
        }
    }
}
