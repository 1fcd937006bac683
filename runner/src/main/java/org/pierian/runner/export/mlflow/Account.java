package org.pierian.runner.export.mlflow;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Who a server is told that the caller is. It comes from the environment alone, so that no password is in a command
/// line or a file.
///
/// @param header the value of the header `Authorization`, if there is one
record Account(Optional<String> header) {

    private static final String TOKEN = "MLFLOW_TRACKING_TOKEN";
    private static final String USER = "MLFLOW_TRACKING_USERNAME";
    private static final String PASSWORD = "MLFLOW_TRACKING_PASSWORD";

    /// The account by the variables that MLflow's own clients read: a token, or a name with a password.
    static Account of(Map<String, String> environment) {
        String token = environment.getOrDefault(TOKEN, "");
        String user = environment.getOrDefault(USER, "");
        if (!token.isEmpty()) {
            return new Account(Optional.of("Bearer " + token));
        }
        if (user.isEmpty()) {
            return new Account(Optional.empty());
        }
        String pair = user + ":" + environment.getOrDefault(PASSWORD, "");
        return new Account(Optional.of(
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
    }

    /// Nothing that could be shown by accident.
    @Override
    public String toString() {
        return header.isPresent() ? "an account" : "no account";
    }
}
