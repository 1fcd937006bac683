package org.pierian.runner.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.file.AtomicFile;

/// Fetches files from the first of several mirrors that sends the right one.
///
/// Nothing has a file's own name before its content was checked, every wait is bounded, and so is the
/// number of bytes.
public final class Downloader {

    private static final int OK = 200;
    private static final long TICK_MILLIS = 250;
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost");

    private final List<URI> mirrors;
    private final Limits limits;

    /// @param mirrors folders on the web, ending in `/`; `https` only, but for this machine itself
    /// @param limits how long to wait
    public Downloader(List<URI> mirrors, Limits limits) {
        for (URI mirror : mirrors) {
            boolean local = "http".equals(mirror.getScheme()) && THIS_MACHINE.contains(mirror.getHost());
            if (!local && !"https".equals(mirror.getScheme())) {
                throw new IllegalArgumentException("not an https address: " + mirror);
            }
        }
        this.mirrors = List.copyOf(mirrors);
        this.limits = limits;
    }

    /// How long to wait for a server.
    ///
    /// @param connect until it answers a connection
    /// @param patience until it sends `leastBytes` more
    /// @param leastBytes what a server has to send within each `patience`
    public record Limits(Duration connect, Duration patience, long leastBytes) {

        /// What suits slow lines: 10 seconds to connect, then 20 kB in every 20 seconds.
        public static final Limits USUAL = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(20), 20_000);
    }

    /// Fetches a file.
    ///
    /// @param name its name at the mirrors
    /// @param target where it goes; its folder is created
    /// @param maxBytes how long it may be
    /// @param check throws a [Failure] when the file that it is given is not the right one
    /// @param progress told the number of bytes so far, a few times a second
    /// @throws Failure when no mirror sent the right file: [ExitCode#INPUT] when one sent another, else
    /// [ExitCode#NETWORK]
    public void fetch(String name, Path target, long maxBytes, Consumer<Path> check, LongConsumer progress) {
        Path folder = target.toAbsolutePath().resolveSibling(".").normalize();
        AtomicFile.createFolder(folder);
        List<Failure> failures = new ArrayList<>();
        for (URI mirror : mirrors) {
            Path temporary = temporary(folder, name);
            try {
                receive(mirror.resolve(name), temporary, maxBytes, progress);
                verify(mirror.resolve(name), temporary, check);
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return;
            } catch (IOException e) {
                throw disk(target, e);
            } catch (Failure failure) {
                if (failure.exitCode() != ExitCode.NETWORK && failure.exitCode() != ExitCode.INPUT) {
                    throw failure;
                }
                failures.add(failure);
            } finally {
                deleteQuietly(temporary);
            }
        }
        throw summary(name, failures);
    }

    private static Path temporary(Path folder, String name) {
        try {
            return Files.createTempFile(folder, name + ".", ".part"); // a name of its own: two runners may download
        } catch (IOException e) {
            throw Failure.of(ExitCode.CANNOT_CREATE, "no file can be made in `" + folder + "`")
                    .at(folder.toString())
                    .causedBy(e);
        }
    }

    private void receive(URI address, Path temporary, long maxBytes, LongConsumer progress) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(limits.connect())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .proxy(ProxySelector.getDefault())
                .build();
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            BodyToFile body = new BodyToFile(channel, maxBytes);
            HttpResponse<?> response = await(
                    client.sendAsync(
                            HttpRequest.newBuilder(address).build(),
                            info -> info.statusCode() == OK ? body : HttpResponse.BodySubscribers.replacing(channel)),
                    body,
                    progress);
            if (response.statusCode() != OK) {
                throw network("answered " + response.statusCode());
            }
            channel.force(true);
        } catch (IOException e) {
            throw disk(temporary, e);
        } finally {
            client.shutdownNow();
        }
    }

    /// Waits as long as bytes keep coming.
    private <T> T await(CompletableFuture<T> answer, BodyToFile body, LongConsumer progress) {
        long tickMillis = Math.min(TICK_MILLIS, limits.patience().toMillis());
        long ticks = limits.patience().toMillis() / tickMillis;
        long seen = 0;
        try {
            for (long tick = 1; ; tick++) {
                try {
                    return answer.get(tickMillis, TimeUnit.MILLISECONDS);
                } catch (TimeoutException _) {
                    progress.accept(body.received());
                }
                if (tick % ticks == 0) {
                    if (body.received() - seen < limits.leastBytes()) {
                        throw network("sent only " + (body.received() - seen) + " bytes in "
                                + limits.patience().toMillis() / 1000.0 + " seconds");
                    }
                    seen = body.received();
                }
            }
        } catch (ExecutionException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw network("was interrupted").causedBy(e);
        } finally {
            answer.cancel(true);
        }
    }

    private Failure failed(ExecutionException e) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
        for (Throwable cause : causes) {
            if (cause instanceof Failure failure) {
                return failure;
            }
            if (cause instanceof UncheckedIOException disk) {
                return Failure.of(ExitCode.IO, "a downloaded file cannot be written: " + disk.getMessage())
                        .causedBy(e);
            }
        }
        return network(reason(causes)).causedBy(e);
    }

    private String reason(List<Throwable> causes) {
        if (causes.stream().anyMatch(HttpConnectTimeoutException.class::isInstance)) {
            return "gave no connection in " + limits.connect().toMillis() / 1000.0 + " seconds";
        }
        if (causes.stream().anyMatch(UnresolvedAddressException.class::isInstance)) {
            return "is not known to this machine";
        }
        if (causes.stream().anyMatch(ConnectException.class::isInstance)) {
            return "refused the connection";
        }
        String detail =
                causes.stream().map(cause -> String.valueOf(cause.getMessage())).reduce("", (_, last) -> last);
        return "broke off (" + detail + ")";
    }

    private static void verify(URI address, Path temporary, Consumer<Path> check) {
        try {
            check.accept(temporary);
        } catch (Failure failure) {
            throw Failure.of(ExitCode.INPUT, "the server sent another file: " + failure.message())
                    .at(address.toString())
                    .help("a login page or a proxy may have answered; open the address in a browser")
                    .causedBy(failure);
        }
    }

    private Failure summary(String name, List<Failure> failures) {
        for (Failure failure : failures) {
            if (failure.exitCode() == ExitCode.INPUT) {
                return failure;
            }
        }
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < failures.size(); i++) {
            reasons.add(mirrors.get(i).getHost() + " " + failures.get(i).message());
        }
        return Failure.of(ExitCode.NETWORK, "`" + name + "` cannot be downloaded: " + String.join("; ", reasons))
                .at(String.valueOf(mirrors.getFirst().resolve(name)));
    }

    private static Failure network(String message) {
        return Failure.of(ExitCode.NETWORK, message);
    }

    private static Failure disk(Path target, IOException e) {
        return Failure.of(ExitCode.IO, "`" + target + "` cannot be written: " + e.getMessage())
                .at(target.toString())
                .causedBy(e);
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // A left-over temporary file does no harm; the earlier failure is the one to report.
        }
    }
}
