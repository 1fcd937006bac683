package org.pierian.runner.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pierian.runner.failure.Failure;

/// A request that is not answered, with the status and the reason that the client is told:
/// `{"error":"the body is larger than 1 MB","help":["..."]}`.
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, String> headers;
    private final transient List<String> places;
    private final transient List<String> helps;

    private Refusal(int status, String message, Map<String, String> headers, List<String> places, List<String> helps) {
        super(message, null, false, false); // no stack: it is no bug, and may come often
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.places = List.copyOf(places);
        this.helps = List.copyOf(helps);
    }

    /// A refusal with a reason.
    ///
    /// @param status of HTTP, 400 to 599
    /// @param message lower case, no period
    public static Refusal of(int status, String message) {
        return new Refusal(status, message, Map.of(), List.of(), List.of());
    }

    /// What is wrong with a request, as the command line would say it.
    ///
    /// @param status of HTTP
    public static Refusal of(int status, Failure failure) {
        List<String> places = new ArrayList<>();
        failure.place().ifPresent(places::add);
        places.addAll(failure.details());
        return new Refusal(status, failure.message(), Map.of(), places, failure.helps());
    }

    /// The same, with one more piece of advice.
    public Refusal help(String help) {
        List<String> more = new ArrayList<>(helps);
        more.add(help);
        return new Refusal(status, message(), headers, places, more);
    }

    /// The same, with a header.
    public Refusal header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Refusal(status, message(), more, places, helps);
    }

    /// The status of HTTP.
    public int status() {
        return status;
    }

    /// Why.
    public String message() {
        return String.valueOf(getMessage());
    }

    /// What the client is told.
    Reply reply() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", message());
        if (!places.isEmpty()) {
            body.put("at", places);
        }
        if (!helps.isEmpty()) {
            body.put("help", helps);
        }
        Reply reply = Reply.json(status, body);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            reply = reply.header(header.getKey(), header.getValue());
        }
        return reply;
    }
}
