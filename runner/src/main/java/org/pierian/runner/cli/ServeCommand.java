package org.pierian.runner.cli;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.pierian.runner.bind.Capacity;
import org.pierian.runner.cli.option.EngineOptions;
import org.pierian.runner.cli.option.HelpOption;
import org.pierian.runner.cli.option.JsonOption;
import org.pierian.runner.cli.option.SpecOptions;
import org.pierian.runner.cli.option.WholeNumbers;
import org.pierian.runner.cli.terminal.Terminal;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.failure.BugReport;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.http.Limits;
import org.pierian.runner.record.Json;
import org.pierian.runner.run.RunFolder;
import org.pierian.runner.run.TrainedRun;
import org.pierian.runner.serve.Serving;
import org.pierian.spec.RunSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `serve RUN...`.
@Command(
        name = "serve",
        description = {
            "Answer requests for predictions over HTTP, with the same bits as `predict`, until it is stopped.",
            "",
            "POST /predict takes rows as JSON or CSV, pictures, texts or arrays, as the run does; GET / is a page to try"
                    + " it, /openapi.json describes it, /healthz and /metrics are for who watches it. Of several runs each"
                    + " has its own path, /runs/NAME/predict. A run whose folder changes is loaded anew."
        })
final class ServeCommand implements Callable<Integer> {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int MOST_PORT = 65_535;
    private static final int MEBIBYTE = 1 << 20;
    private static final int MOST_MEBIBYTES = 1_024;
    private static final int MOST_SECONDS = 3_600;
    private static final int MOST_CONNECTIONS = 10_000;
    private static final int MOST_EXAMPLES = 10_000_000;
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Terminal terminal;

    @Parameters(
            paramLabel = "RUN",
            arity = "1..*",
            description = "Run folders; NAME=RUN for another name than that of the spec.")
    private List<String> runs = new ArrayList<>();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8000",
            description = "Port to listen at, ${DEFAULT-VALUE} unless given; 0 takes one that is free.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = LOOPBACK,
            description = "Address to listen at, ${DEFAULT-VALUE} unless given, which other machines cannot reach.")
    private String host = LOOPBACK;

    @Option(
            names = "--max-body",
            paramLabel = "MIB",
            defaultValue = "8",
            description = "The most MiB of a request, ${DEFAULT-VALUE} unless given; more is refused with 413.")
    private int maxBody;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long a request may take to arrive (408) and to wait for its turn (503), ${DEFAULT-VALUE}"
                    + " unless given.")
    private int timeout;

    @Option(
            names = "--queue",
            paramLabel = "N",
            defaultValue = "4096",
            description = "The most examples that wait, ${DEFAULT-VALUE} unless given; others are refused with 429.")
    private int queue;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "256",
            description = "The most connections at a time, ${DEFAULT-VALUE} unless given; others are refused with 503.")
    private int connections;

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Mixin
    private JsonOption form = new JsonOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Serving.Options options = options();
        List<Serving.Named> named = runs.stream().map(this::named).toList();
        CountDownLatch stopped = new CountDownLatch(1);
        try (StopSignals _ = StopSignals.watch(new StopRequest(_ -> stopped.countDown(), () -> {}));
                Engine started = engine.start();
                Serving serving = Serving.start(
                        new InetSocketAddress(host, port),
                        named,
                        path -> load(path, started),
                        options,
                        new Messages())) {
            announce(serving, named);
            stopped.await();
            terminal.say("stopping: answering what was accepted ...");
            if (!serving.stop(Duration.ofSeconds(timeout))) {
                throw Failure.of(ExitCode.IO, "some requests could not be answered within " + timeout + " seconds")
                        .help("give them longer with `--timeout`");
            }
            return ExitCode.DONE.number();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED.number();
        }
    }

    private Serving.Options options() {
        WholeNumbers.require("--port", port, 0, MOST_PORT);
        WholeNumbers.require("--max-body", maxBody, 1, MOST_MEBIBYTES);
        WholeNumbers.require("--timeout", timeout, 1, MOST_SECONDS);
        WholeNumbers.require("--queue", queue, 1, MOST_EXAMPLES);
        WholeNumbers.require("--connections", connections, 1, MOST_CONNECTIONS);
        Duration time = Duration.ofSeconds(timeout);
        return new Serving.Options(new Limits(maxBody * MEBIBYTE, time, IDLE, connections), time, queue, LOOK);
    }

    /// A name is given where the whole is no folder and has one behind its first equals sign.
    private Serving.Named named(String text) {
        int equals = text.indexOf('=');
        if (equals > 0 && !Files.exists(Path.of(text))) {
            return new Serving.Named(text.substring(0, equals), new RunFolder(Path.of(text.substring(equals + 1))));
        }
        RunFolder folder = new RunFolder(Path.of(text));
        return new Serving.Named(RunSpecs.require(folder, terminal).spec().name(), folder);
    }

    private TrainedRun load(Path path, Engine started) {
        RunFolder folder = new RunFolder(path);
        RunSpec spec = RunSpecs.require(folder, terminal).spec();
        return TrainedRun.load(folder, spec, Capacity.evaluation(spec), started.backend());
    }

    private void announce(Serving serving, List<Serving.Named> named) {
        if (!new InetSocketAddress(host, port).getAddress().isLoopbackAddress()) {
            terminal.say("warning: `--host " + host + "` lets other machines ask, without a password and without"
                    + " encryption; put a server that has both in front of it");
        }
        if (form.isJson()) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("url", serving.url());
            all.put("runs", named.stream().map(Serving.Named::name).toList());
            terminal.document(Json.line(all) + "\n");
            return;
        }
        terminal.resultLine("serving "
                + String.join(", ", named.stream().map(Serving.Named::name).toList()) + " at " + serving.url()
                + ", until Ctrl-C");
    }

    /// What happens besides requests goes to the standard error.
    private final class Messages implements Serving.Log {

        @Override
        public void reloaded(String name) {
            terminal.say("`" + name + "` has changed, and was loaded anew");
        }

        @Override
        public void failed(RuntimeException e) {
            if (e instanceof SpecOptions.Refused) {
                terminal.say("a changed run was not loaded, and the one before is kept");
                return;
            }
            terminal.show(e instanceof Failure known ? known : BugReport.of(e));
        }
    }
}
