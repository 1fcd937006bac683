package org.pierian.core.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pierian.core.testing.Repository;

/// Which of PyTorch's cases our tests run.
///
/// @param cases all there are, in the order of the files
/// @param tests the classes that run a case, by its [Case#key]
/// @param reasons why a case is left out, by its key
record GoldenCoverage(List<Case> cases, SortedMap<String, SortedSet<String>> tests, Map<String, String> reasons) {

    static final String ERRORS = "float32_errors";

    /// A case of PyTorch's numbers.
    ///
    /// @param file its file, without the extension
    /// @param name unique in the file
    /// @param type what it is a case of
    record Case(String file, String name, String type) {

        /// Its file and its name.
        String key() {
            return file + "/" + name;
        }

        /// The case that is run for it: itself, or the one that it is about.
        String about() {
            return file.equals(ERRORS) ? name : key();
        }
    }

    static GoldenCoverage find() throws IOException {
        return new GoldenCoverage(allCases(), allTests(), allReasons());
    }

    /// The classes that run a case.
    SortedSet<String> tests(Case c) {
        return tests.getOrDefault(c.about(), new TreeSet<>());
    }

    boolean isRun(Case c) {
        return !tests(c).isEmpty();
    }

    Optional<String> reason(Case c) {
        return Optional.ofNullable(reasons.get(c.about()));
    }

    /// The folder of our copies.
    static Path folder() {
        return Repository.root().resolve("core/src/test/resources/golden/torch");
    }

    private static List<Case> allCases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String line : Files.readAllLines(folder().resolve("names.txt"))) {
            int slash = line.indexOf('/');
            int space = line.indexOf(' ');
            cases.add(new Case(line.substring(0, slash), line.substring(slash + 1, space), line.substring(space + 1)));
        }
        return List.copyOf(cases);
    }

    private static Map<String, String> allReasons() {
        Map<String, String> reasons = new TreeMap<>();
        for (Map.Entry<String, JsonNode> reason :
                GoldenFile.resource("torch/left-out.json").properties()) {
            reasons.put(reason.getKey(), reason.getValue().asText());
        }
        return reasons;
    }

    /// Asks all test factories of this package for their tests, without running them.
    private static SortedMap<String, SortedSet<String>> allTests() throws IOException {
        SortedMap<String, SortedSet<String>> tests = new TreeMap<>();
        Path sources = Repository.root().resolve("core/src/test/java/org/pierian/core/golden");
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                if (name.endsWith("Test")) {
                    addTests(name, tests);
                }
            }
        }
        return tests;
    }

    private static void addTests(String name, SortedMap<String, SortedSet<String>> tests) {
        try {
            Class<?> type = Class.forName(GoldenCoverage.class.getPackageName() + "." + name);
            Constructor<?> constructor = type.getDeclaredConstructor();
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(TestFactory.class) && method.getReturnType() == Stream.class) {
                    Stream<?> made = (Stream<?>) method.invoke(constructor.newInstance());
                    made.map(DynamicTest.class::cast)
                            .flatMap(test -> test.getTestSourceUri().stream())
                            .map(URI::toString)
                            .filter(source -> source.startsWith(TorchCases.SOURCE))
                            .map(source -> source.substring(TorchCases.SOURCE.length()))
                            .forEach(key -> tests.computeIfAbsent(key, k -> new TreeSet<>())
                                    .add(name));
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name + " cannot be asked for its tests", e);
        }
    }
}
