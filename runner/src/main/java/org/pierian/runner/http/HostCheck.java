package org.pierian.runner.http;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which names a server answers to. A server on the loopback answers to names of the loopback alone: a stranger's page
/// may make its own name point to 127.0.0.1, and then reads what is there as if it were its own (DNS rebinding).
///
/// A request that a page of another site sends, which browsers tell by `Origin`, is refused unless it only reads.
final class HostCheck {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean loopbackOnly;

    /// @param bound the address that the server listens at
    HostCheck(InetAddress bound) {
        this.loopbackOnly = bound.isLoopbackAddress();
    }

    /// @throws Refusal when the request is not for this server, or comes from the page of another
    void require(Request request) {
        Optional<String> host = request.header("Host");
        if (host.isEmpty()) {
            throw Refusal.of(400, "the request has no `Host`");
        }
        if (request.isRepeated("Host")) {
            throw Refusal.of(400, "the request has two of `Host`");
        }
        if (loopbackOnly && !LOOPBACK.contains(name(host.get()))) {
            throw Refusal.of(421, "this server answers to localhost and 127.0.0.1 alone")
                    .help("to serve others, bind another address with `--host`");
        }
        Optional<String> origin = request.header("Origin");
        if (origin.isPresent()
                && !request.method().equals("GET")
                && !origin.get().equals("http://" + host.get())) {
            throw Refusal.of(403, "the request comes from a page of another site");
        }
    }

    /// Without the port.
    private static String name(String host) {
        int colon = host.lastIndexOf(':');
        boolean port = colon > host.lastIndexOf(']');
        return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }
}
