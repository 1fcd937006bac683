package org.pierian.runner.dataset;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import org.pierian.runner.failure.DataMistake;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Which servers the person allows a spec to connect to: those that are named on the command line, and those that
/// are allowed when the person is asked. Nothing is remembered beyond this process.
public final class NetworkAccess {

    /// The option that allows a server.
    public static final String OPTION = "--allow-network";

    private static final String SPEC = "the spec";

    /// None, and nobody is asked.
    public static final NetworkAccess NONE = new NetworkAccess(Set.of(), false, (asking, host) -> false);

    private final Set<String> allowed = new HashSet<>();
    private final boolean offline;
    private final BiPredicate<String, String> question;

    /// @param hosts names or numbers of servers, as specs write them; upper and lower case are the same
    /// @param offline whether nothing may be connected to all the same
    /// @param question asks the person about a server that is not among them; is told what asks for the
    ///     connection, and the server
    public NetworkAccess(Collection<String> hosts, boolean offline, BiPredicate<String, String> question) {
        hosts.forEach(host -> allowed.add(lower(host)));
        this.offline = offline;
        this.question = question;
    }

    /// Asks whether a server that a spec names may be connected to, once for each.
    ///
    /// @throws Failure when it may not
    public void require(String host) {
        require(
                host,
                SPEC,
                "add `" + OPTION + " " + host + "` if you know that server and trust it with what the query says");
    }

    /// Asks whether a server may be connected to, once for each.
    ///
    /// @param asking what asks for the connection, for messages
    /// @param help what the person can do, where nobody has allowed it
    /// @throws Failure when it may not
    public synchronized void require(String host, String asking, String help) {
        if (offline) {
            throw Failure.of(
                            ExitCode.POLICY,
                            "`--offline` forbids the connection to `" + host + "` that " + asking + " asks for")
                    .help("leave `--offline` out, and add `" + OPTION + " " + host + "`");
        }
        if (!allowed.contains(lower(host))) {
            if (!question.test(asking, host)) {
                throw DataMistake.CONNECTION
                        .failure(asking + " asks for a connection to `" + host + "`, which nobody has allowed")
                        .help(help);
            }
            allowed.add(lower(host));
        }
    }

    /// Whether a server may be connected to without a question.
    public synchronized boolean isAllowed(String host) {
        return !offline && allowed.contains(lower(host));
    }

    /// Whether nothing may be connected to.
    public boolean isOffline() {
        return offline;
    }

    private static String lower(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
