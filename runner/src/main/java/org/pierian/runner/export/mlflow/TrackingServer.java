package org.pierian.runner.export.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;
import org.pierian.runner.json.StrictJson;
import org.pierian.runner.record.Json;

/// Calls to a server of MLflow. Each has a time within which the whole answer has to be there; answers have a largest
/// size; no redirection is followed, since it could lead to a server that nobody has allowed.
final class TrackingServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int MOST_BYTES = 1 << 20;
    private static final String API = "/api/2.0/mlflow/";

    private final URI address;
    private final Account account;
    private final Duration patience;
    private final HttpClient client;

    /// @param address of the server, without the path of its interface
    /// @param patience how long a call may take
    TrackingServer(URI address, Account account, Duration patience) {
        this.address = address;
        this.account = account;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// Sends something.
    ///
    /// @param call the path of the call: `runs/create`
    /// @return the answer
    /// @throws Failure when the server cannot be reached, or refuses
    JsonNode post(String call, Map<String, ?> body) {
        HttpRequest.Builder request = request(call)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.line(body), StandardCharsets.UTF_8));
        return send(call, request).orElseThrow(() -> refused(call, NOT_FOUND, MissingNode.getInstance()));
    }

    /// Asks for something.
    ///
    /// @param call the path of the call with its query
    /// @return the answer; empty where there is no such thing
    /// @throws Failure when the server cannot be reached, or refuses
    Optional<JsonNode> get(String call) {
        return send(call, request(call).GET());
    }

    private HttpRequest.Builder request(String call) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + API + call)).timeout(patience);
        account.header().ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    private Optional<JsonNode> send(String call, HttpRequest.Builder request) {
        HttpResponse<byte[]> response = await(client.sendAsync(
                request.build(), HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES)));
        if (response.statusCode() == OK) {
            return Optional.of(json(response.body()));
        }
        JsonNode said = sorry(response.body());
        if (response.statusCode() == NOT_FOUND && said.path("error_code").asText().equals("RESOURCE_DOES_NOT_EXIST")) {
            return Optional.empty();
        }
        throw refused(call, response.statusCode(), said);
    }

    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw silent().causedBy(e);
        } catch (ExecutionException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("was not waited for").causedBy(e);
        }
    }

    private Failure unreachable(ExecutionException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpTimeoutException) {
                return silent().causedBy(e);
            }
            if (cause instanceof UnresolvedAddressException) {
                return failure("is not known to this machine").causedBy(e);
            }
            if (cause instanceof ConnectException) {
                return failure("refused the connection")
                        .help("is a server running there? `mlflow server` starts one")
                        .causedBy(e);
            }
        }
        return failure("broke the connection, or sent what is not HTTP").causedBy(e);
    }

    private Failure silent() {
        return failure("gave no answer within " + patience.toMillis() / 1000.0 + " seconds");
    }

    private JsonNode json(byte[] body) {
        try {
            return StrictJson.read(
                    new ByteArrayInputStream(body),
                    address.toString(),
                    why -> failure("sent an answer that is not JSON: " + why)
                            .help("is it a server of MLflow? a login page may have answered"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a server says of a refusal, where it says so as MLflow does.
    private JsonNode sorry(byte[] body) {
        try {
            return json(body);
        } catch (Failure _) {
            return MissingNode.getInstance();
        }
    }

    private Failure refused(String call, int status, JsonNode said) {
        String name = call.replaceFirst("\\?.*", "");
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return Failure.of(
                            ExitCode.POLICY,
                            "the server " + address.getHost() + " refuses " + account + ": it answered " + status
                                    + " to `" + name + "`")
                    .at(address.toString())
                    .help("set MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD");
        }
        Failure failure = failure("answered " + status + " to `" + name + "`");
        String message = said.path("message").asText();
        return message.isEmpty() ? failure : failure.detail(message);
    }

    private Failure failure(String what) {
        return Failure.of(ExitCode.NETWORK, "the server " + address.getHost() + " " + what)
                .at(address.toString());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
