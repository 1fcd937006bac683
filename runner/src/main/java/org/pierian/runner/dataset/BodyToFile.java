package org.pierian.runner.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.pierian.runner.failure.ExitCode;
import org.pierian.runner.failure.Failure;

/// Writes a response to a file as it comes, up to a limit, and counts its bytes.
final class BodyToFile implements BodySubscriber<FileChannel> {

    private final CompletableFuture<FileChannel> done = new CompletableFuture<>();
    private final AtomicLong received = new AtomicLong();
    private final FileChannel channel;
    private final long maxBytes;
    private Flow.@Nullable Subscription subscription;

    BodyToFile(FileChannel channel, long maxBytes) {
        this.channel = channel;
        this.maxBytes = maxBytes;
    }

    /// Bytes so far; for any thread.
    long received() {
        return received.get();
    }

    @Override
    public CompletionStage<FileChannel> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        newSubscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        try {
            for (ByteBuffer buffer : buffers) {
                if (received.addAndGet(buffer.remaining()) > maxBytes) {
                    stop(Failure.of(ExitCode.INPUT, "the server sent another file: more than " + maxBytes + " bytes"));
                    return;
                }
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
        } catch (IOException e) {
            stop(new UncheckedIOException(e));
            return;
        }
        if (subscription != null) {
            subscription.request(1);
        }
    }

    private void stop(RuntimeException reason) {
        if (subscription != null) {
            subscription.cancel();
        }
        done.completeExceptionally(reason);
    }

    @Override
    public void onError(Throwable error) {
        done.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        done.complete(channel);
    }
}
