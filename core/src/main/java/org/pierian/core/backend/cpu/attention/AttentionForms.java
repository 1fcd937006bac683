package org.pierian.core.backend.cpu.attention;

import org.pierian.core.backend.AttentionGeometry;
import org.pierian.core.backend.cpu.matmul.CpuMatMul;
import org.pierian.core.backend.cpu.reduction.CpuReductions;
import org.pierian.core.backend.cpu.thread.Team;

/// What the attentions of a backend share: threads, the forms of products and reductions, and each thread's room
/// for intermediate results.
public final class AttentionForms {

    private final Team team;
    private final CpuMatMul matMul;
    private final CpuReductions reductions;
    private final Workspace[] workspaces;

    /// @param team the threads
    /// @param matMul has the products
    /// @param reductions has the exponentials and sums of rows
    public AttentionForms(Team team, CpuMatMul matMul, CpuReductions reductions) {
        this.team = team;
        this.matMul = matMul;
        this.reductions = reductions;
        this.workspaces = new Workspace[team.threads()];
        for (int i = 0; i < workspaces.length; i++) {
            workspaces[i] = new Workspace();
        }
    }

    /// Makes room for an attention.
    void reserve(AttentionGeometry geometry) {
        for (Workspace workspace : workspaces) {
            workspace.reserve(geometry);
        }
    }

    Team team() {
        return team;
    }

    CpuMatMul matMul() {
        return matMul;
    }

    CpuReductions reductions() {
        return reductions;
    }

    Workspace workspace(int thread) {
        return workspaces[thread];
    }
}
