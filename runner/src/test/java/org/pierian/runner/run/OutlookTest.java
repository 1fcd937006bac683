package org.pierian.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.runner.bind.DataLoader;
import org.pierian.runner.dataset.DataFolders;
import org.pierian.spec.diagnostic.SourceText;
import org.pierian.spec.read.ResolvedSpec;
import org.pierian.spec.read.SpecReader;

class OutlookTest {

    private static final int EXAMPLES = 38;
    private static final long PASSES = 3;

    @TempDir
    private Path folder;

    private final List<Long> announced = new ArrayList<>();

    @Test
    void aBackendHearsOfTheEpochsThatAreAhead() {
        experiment(5);
        assertThat(announced).containsExactly(PASSES * 5 * EXAMPLES);
    }

    @Test
    void aBackendHearsOfNothingWhereNoRunIsAhead() {
        experiment(0);
        assertThat(announced).isEmpty();
    }

    private void experiment(int epochs) {
        ResolvedSpec read = SpecReader.read(
                        SourceText.of("small.yaml", SmallRun.SPEC), Path.of("small.yaml"), List.of())
                .spec()
                .orElseThrow();
        DataLoader loader = new DataLoader(DataFolders.of(Optional.of(folder)), line -> {});
        new Experiment(
                read.spec(),
                folder,
                loader.begin(read, List.of(folder)),
                loader.initialWeights(read, List.of(folder)),
                listening(CpuBackend.scalar()),
                epochs);
    }

    /// A backend that remembers what it was told of the steps ahead.
    private Backend listening(Backend backend) {
        return (Backend) Proxy.newProxyInstance(
                Backend.class.getClassLoader(), new Class<?>[] {Backend.class}, (_, method, arguments) -> {
                    if (method.getName().equals("expectSteps")) {
                        announced.add((Long) arguments[1]);
                    }
                    try {
                        return method.invoke(backend, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
