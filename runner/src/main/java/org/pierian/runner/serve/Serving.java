package org.pierian.runner.serve;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.http.Handler;
import org.pierian.runner.http.HttpService;
import org.pierian.runner.http.Limits;
import org.pierian.runner.http.Refusal;
import org.pierian.runner.http.Reply;
import org.pierian.runner.http.Request;
import org.pierian.runner.http.Routes;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.TrainedRun;

/// Finished runs behind HTTP, until it is closed.
public final class Serving implements AutoCloseable {

    private static final String NAME = "[A-Za-z0-9._-]+";

    private final List<ServedRun> runs;
    private final Predictions predictions;
    private final HttpService service;
    private final Thread watcher;
    private final long began = System.nanoTime();

    /// How runs are served.
    ///
    /// @param limits on requests
    /// @param turn how long a request may wait for its turn
    /// @param queue the most examples that wait for a pass
    /// @param look how often the folders are looked at for changes
    public record Options(Limits limits, Duration turn, int queue, Duration look) {}

    /// A run that is to be served.
    ///
    /// @param name what it is called in paths
    /// @param folder where it is
    public record Named(String name, RunFolder folder) {

        /// @throws Failure when the name cannot stand in a path
        public Named {
            if (!name.matches(NAME) || name.equals(".") || name.equals("..")) {
                throw Failure.of(ExitCode.USAGE, "`" + name + "` cannot be the name of a run in a path")
                        .help("give it another: NAME=" + folder.path());
            }
        }
    }

    /// Is told what happens besides requests.
    public interface Log {

        /// A run that changed was loaded anew.
        void reloaded(String name);

        /// Something that must not happen, or a changed run that cannot be loaded; the one before is kept.
        void failed(RuntimeException e);
    }

    private Serving(
            InetSocketAddress address, List<Named> named, Function<Path, TrainedRun> loader, Options options, Log log) {
        ReentrantLock turn = new ReentrantLock();
        List<ServedRun> loaded = new ArrayList<>();
        for (Named each : named) {
            Supplier<TrainedRun> load = () -> loader.apply(each.folder().path());
            loaded.add(new ServedRun(each.name(), each.folder(), load, turn, options.queue()));
        }
        this.runs = List.copyOf(loaded);
        this.predictions = new Predictions(options.turn());
        Consumer<Throwable> bugs =
                bug -> log.failed(bug instanceof RuntimeException known ? known : new IllegalStateException(bug));
        this.service = HttpService.start(address, options.limits(), routes(), bugs);
        this.watcher = Thread.ofPlatform().daemon().name("serve-look").start(() -> look(options.look(), log));
    }

    /// Loads runs, and answers from then on.
    ///
    /// @param address where to listen
    /// @param named at least one run, each with a name of its own
    /// @param loader loads the run of a folder
    /// @throws Failure when a run cannot be loaded, or the port is taken
    public static Serving start(
            InetSocketAddress address, List<Named> named, Function<Path, TrainedRun> loader, Options options, Log log) {
        List<String> names = new ArrayList<>();
        for (Named each : named) {
            if (names.contains(each.name())) {
                throw Failure.of(ExitCode.USAGE, "two runs are called `" + each.name() + "`")
                        .help("give one of them another name: NAME="
                                + each.folder().path());
            }
            names.add(each.name());
        }
        return new Serving(address, named, loader, options, log);
    }

    private Routes routes() {
        Routes routes = new Routes();
        TryPage.addTo(routes);
        if (runs.size() == 1) {
            routes.on("POST", "/predict", counted(runs.getFirst()));
        } else {
            String paths = String.join(
                    ", ",
                    runs.stream().map(run -> "/runs/" + run.name() + "/predict").toList());
            routes.on("POST", "/predict", _ -> {
                throw Refusal.of(404, "there are " + runs.size() + " runs here").help("ask one of " + paths);
            });
        }
        for (ServedRun run : runs) {
            routes.on("POST", "/runs/" + run.name() + "/predict", counted(run));
            routes.on("GET", "/runs/" + run.name(), _ -> Reply.json(200, Description.of(run)));
        }
        routes.on("GET", "/runs", _ -> Reply.json(200, Map.of("runs", descriptions())));
        routes.on("GET", "/healthz", _ -> health());
        routes.on("GET", "/metrics", _ -> MetricsText.of(runs, (System.nanoTime() - began) / 1e9));
        routes.on("GET", "/openapi.json", _ -> Reply.json(200, OpenApi.of(descriptions())));
        return routes;
    }

    private List<Map<String, Object>> descriptions() {
        return runs.stream().map(Description::of).toList();
    }

    private Reply health() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("status", "ok");
        all.put("runs", runs.stream().map(ServedRun::name).toList());
        return Reply.json(200, all);
    }

    private Handler counted(ServedRun run) {
        return request -> counted(run, request);
    }

    private Reply counted(ServedRun run, Request request) {
        long start = System.nanoTime();
        int status = 500;
        try {
            Reply reply = predictions.answer(run, request);
            status = reply.status();
            return reply;
        } catch (Refusal refusal) {
            status = refusal.status();
            throw refusal;
        } catch (Failure failure) {
            status = 400;
            throw Refusal.of(status, failure);
        } finally {
            run.counters().answered(status, System.nanoTime() - start);
        }
    }

    private void look(Duration every, Log log) {
        while (true) {
            try {
                Thread.sleep(every);
            } catch (InterruptedException _) {
                return;
            }
            for (ServedRun run : runs) {
                try {
                    if (run.refresh()) {
                        log.reloaded(run.name());
                    }
                } catch (RuntimeException e) {
                    log.failed(e);
                }
            }
        }
    }

    /// `http://127.0.0.1:8000`.
    public String url() {
        return service.url();
    }

    /// The port that it listens at.
    public int port() {
        return service.port();
    }

    /// Takes no connection any more, answers what has begun to arrive, and ends.
    ///
    /// @param grace how long that may take
    /// @return whether all was answered
    public boolean stop(Duration grace) {
        watcher.interrupt();
        return service.stop(grace);
    }

    @Override
    public void close() {
        stop(Duration.ofSeconds(1));
    }
}
