package org.pierian.runner.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What an experiment is told besides its spec.
///
/// @param overrides `key=value` each
/// @param runs folder of all runs
/// @param data where data is looked for first
/// @param threads threads that compute, at least 1
/// @param downloads whether datasets may be downloaded
/// @param hosts servers of databases that may be connected to
/// @param compares whether the run is compared with the lock
/// @param writesLock whether the lock is written where it does not fit
/// @param restarts whether checkpoints are discarded
record Settings(
        List<String> overrides,
        Path runs,
        Optional<Path> data,
        int threads,
        boolean downloads,
        List<String> hosts,
        boolean compares,
        boolean writesLock,
        boolean restarts) {

    static final Settings DEFAULT = new Settings(
            List.of(),
            Path.of("runs"),
            Optional.empty(),
            Runtime.getRuntime().availableProcessors(),
            false,
            List.of(),
            true,
            false,
            false);

    Settings {
        overrides = List.copyOf(overrides);
        hosts = List.copyOf(hosts);
        requireThreads(threads);
    }

    /// @throws IllegalArgumentException when it is no number of threads
    static int requireThreads(int threads) {
        if (threads < 1 || threads > 1024) {
            throw new IllegalArgumentException("threads are 1 to 1024, got " + threads);
        }
        return threads;
    }

    Settings withOverrides(List<String> more) {
        return new Settings(more, runs, data, threads, downloads, hosts, compares, writesLock, restarts);
    }

    Settings withRuns(Path folder) {
        return new Settings(overrides, folder, data, threads, downloads, hosts, compares, writesLock, restarts);
    }

    Settings withData(Path folder) {
        return new Settings(
                overrides, runs, Optional.of(folder), threads, downloads, hosts, compares, writesLock, restarts);
    }

    Settings withThreads(int count) {
        return new Settings(overrides, runs, data, count, downloads, hosts, compares, writesLock, restarts);
    }

    Settings withDownloads() {
        return new Settings(overrides, runs, data, threads, true, hosts, compares, writesLock, restarts);
    }

    Settings withHosts(List<String> allowed) {
        return new Settings(overrides, runs, data, threads, downloads, allowed, compares, writesLock, restarts);
    }

    Settings withoutLock() {
        return new Settings(overrides, runs, data, threads, downloads, hosts, false, false, restarts);
    }

    Settings withLockWritten() {
        return new Settings(overrides, runs, data, threads, downloads, hosts, true, true, restarts);
    }

    Settings withRestart() {
        return new Settings(overrides, runs, data, threads, downloads, hosts, compares, writesLock, true);
    }
}
