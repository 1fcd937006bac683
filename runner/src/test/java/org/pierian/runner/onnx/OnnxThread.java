package org.pierian.runner.onnx;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Runs ONNX Runtime in a thread of its own: it needs a larger stack than Java gives to the main thread, and without
/// it the process ends.
public final class OnnxThread {

    private static final long STACK_BYTES = 64L << 20;

    private OnnxThread() {}

    /// Waits for some work.
    ///
    /// @return what the work gives
    /// @throws Exception what the work throws
    public static <T> T call(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, "onnx", STACK_BYTES);
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception exception ? exception : e;
        } finally {
            thread.join();
        }
    }
}
