package org.pierian.runner.export.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Answers as a server of MLflow does, and keeps what it was sent.
final class FakeServer implements AutoCloseable {

    /// One call.
    record Call(String path, String account, JsonNode body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private boolean experimentIsThere;
    private String finishedRun = "";
    private int status = 200;
    private String failing = "";

    FakeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    FakeServer withExperiment() {
        experimentIsThere = true;
        return this;
    }

    FakeServer withRun(String id) {
        finishedRun = id;
        return this;
    }

    /// Answers a call with a status; with 0 it gives no answer at all.
    FakeServer failing(String call, int with) {
        failing = call;
        status = with;
        return this;
    }

    List<Call> calls(String path) {
        return calls.stream().filter(call -> call.path().endsWith(path)).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceFirst("/api/2.0/mlflow/", "");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String account = exchange.getRequestHeaders().getFirst("Authorization");
        calls.add(new Call(path, account == null ? "" : account, new JsonMapper().readTree(body.isEmpty() ? "{}" : body)));
        if (path.equals(failing) && status == 0) {
            return; // and the caller waits
        }
        if (path.equals(failing)) {
            send(exchange, status, "{\"error_code\": \"SOME_ERROR\", \"message\": \"the reason\"}");
            return;
        }
        switch (path) {
            case "experiments/get-by-name" ->
                send(
                        exchange,
                        experimentIsThere ? 200 : 404,
                        experimentIsThere
                                ? "{\"experiment\": {\"experiment_id\": \"7\"}}"
                                : "{\"error_code\": \"RESOURCE_DOES_NOT_EXIST\"}");
            case "experiments/create" -> send(exchange, 200, "{\"experiment_id\": \"8\"}");
            case "runs/search" ->
                send(
                        exchange,
                        200,
                        finishedRun.isEmpty() ? "{}" : "{\"runs\": [{\"info\": {\"run_id\": \"" + finishedRun + "\"}}]}");
            case "runs/create" -> send(exchange, 200, "{\"run\": {\"info\": {\"run_id\": \"abc\"}}}");
            default -> send(exchange, 200, "{}");
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
