package org.pierian.core.backend.cpu.convolution;

import org.pierian.core.backend.ExampleTask;
import org.pierian.core.backend.cpu.thread.Claims;
import org.pierian.core.backend.cpu.thread.Team;

/// Runs a task for every example of a batch, divided over threads.
final class EachExample implements Team.Task {

    private final Team team;
    private final Claims claims = new Claims();
    private ExampleTask task = ExampleTask.NONE;

    EachExample(Team team) {
        this.team = team;
    }

    void run(int batch, ExampleTask task) {
        run(0, batch, task);
    }

    /// The same for examples `first .. end`.
    @SuppressWarnings("ReferenceEquality") // one object stands for nothing to do
    void run(int first, int end, ExampleTask task) {
        if (task == ExampleTask.NONE) {
            return;
        }
        this.task = task;
        claims.offer(first, end);
        team.run(end - first, this);
        this.task = ExampleTask.NONE;
    }

    @Override
    public void run(int part, int parts) {
        for (int n = claims.claim(); n >= 0; n = claims.claim()) {
            task.run(n);
        }
    }
}
