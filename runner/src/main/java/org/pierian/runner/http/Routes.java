package org.pierian.runner.http;

import java.util.LinkedHashMap;
import java.util.Map;

/// Handlers by path and method. What is at no path is answered with 404, another method with 405.
public final class Routes implements Handler {

    private final Map<String, Map<String, Handler>> paths = new LinkedHashMap<>();

    /// Adds a handler.
    ///
    /// @param method `GET`, which answers `HEAD` as well, or `POST`
    /// @param path all of it, such as `/predict`
    /// @return this
    public Routes on(String method, String path, Handler handler) {
        paths.computeIfAbsent(path, _ -> new LinkedHashMap<>()).put(method, handler);
        return this;
    }

    @Override
    public Reply handle(Request request) {
        Map<String, Handler> methods = paths.get(request.path());
        if (methods == null) {
            throw Refusal.of(404, "there is nothing at this path").help("see " + String.join(", ", paths.keySet()));
        }
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        Handler handler = methods.get(method);
        if (handler == null) {
            String allowed = String.join(", ", methods.keySet());
            throw Refusal.of(405, "this path takes " + allowed).header("Allow", allowed);
        }
        return handler.handle(request);
    }
}
