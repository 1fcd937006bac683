package org.pierian.runner.watch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.pierian.runner.http.HttpService;
import org.pierian.runner.http.Limits;
import org.pierian.runner.live.RunControl;
import org.pierian.runner.run.RunFolder;

/// Serves the page of one run on this machine alone, at an address that nobody can guess.
public final class WatchServer implements AutoCloseable {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int TOKEN_BYTES = 16;
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final HttpService service;
    private final Feed feed;
    private final String token;

    private WatchServer(HttpService service, Feed feed, String token) {
        this.service = service;
        this.feed = feed;
        this.token = token;
    }

    /// Starts it.
    ///
    /// @param port where it listens; 0 for one that is free
    /// @param folder of the run
    /// @param feed what the page shows
    /// @param control takes what its buttons ask
    /// @param bugs told of what must not happen
    /// @throws org.pierian.runner.failure.Failure when the port is taken
    public static WatchServer start(
            int port, RunFolder folder, Feed feed, RunControl control, Consumer<Throwable> bugs) {
        byte[] secret = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(secret);
        String token = HexFormat.of().formatHex(secret);
        WatchPage page = new WatchPage(
                token, feed, control, nameOf(folder), folder.path().toString());
        HttpService service = HttpService.start(new InetSocketAddress(loopback(), port), Limits.OF_A_PAGE, page, bugs);
        return new WatchServer(service, feed, token);
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(LOOPBACK);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // it has four bytes
        }
    }

    /// The last two names of its path: the experiment's and the run's.
    private static String nameOf(RunFolder folder) {
        Path path = folder.path().toAbsolutePath().normalize();
        int names = path.getNameCount();
        return path.subpath(Math.max(0, names - 2), names).toString();
    }

    /// Where a person looks: `http://127.0.0.1:<port>/<token>/`.
    public String address() {
        return service.url() + "/" + token + "/";
    }

    /// Ends, once the pages that are open have been told the end.
    @Override
    public void close() {
        feed.close();
        service.stop(GRACE);
    }
}
