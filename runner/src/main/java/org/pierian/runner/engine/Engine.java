package org.pierian.runner.engine;

import java.util.List;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;

/// The processor as the backend of one command; closing it ends its threads.
public final class Engine implements AutoCloseable {

    private final CpuBackend backend;

    /// Starts the threads.
    ///
    /// @param kernels which kernels compute
    /// @param threads at least 1
    public Engine(Kernels kernels, int threads) {
        this.backend = new CpuBackend(kernels.choice(), threads);
    }

    /// What networks compute with.
    public Backend backend() {
        return backend;
    }

    /// Bits of the vectors that vector kernels use; 0 without the module `jdk.incubator.vector`.
    public static int vectorBits() {
        return CpuBackend.vectorBits();
    }

    /// Why no vector kernel is being tried; empty when they are.
    public String reason() {
        return backend.reason();
    }

    /// Has all vector kernels tried, also those that nothing calls.
    public void tryAll() {
        backend.tryAll();
    }

    /// The outcome of each vector kernel's trial so far.
    public List<KernelReport> kernels() {
        return backend.results().stream().map(KernelReport::of).toList();
    }

    @Override
    public void close() {
        backend.close();
    }
}
