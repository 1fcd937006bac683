package org.pierian.core.backend.cpu.update;

import org.pierian.core.backend.AdamRule;
import org.pierian.core.backend.DescentRule;
import org.pierian.core.backend.MomentumRule;
import org.pierian.core.backend.SgdRule;
import org.pierian.core.backend.UpdateRule;
import org.pierian.core.backend.cpu.thread.RangeTask;
import org.pierian.core.backend.cpu.thread.Shares;
import org.pierian.core.backend.cpu.thread.Team;

/// One rule over some elements of a parameter whose gradient is written down, divided among threads where that
/// pays.
final class RuleTask extends RangeTask {

    private static final float[] NONE = {};

    private final UpdateForms forms;
    private final ThreadLocal<UpdateRule.Element> elements = ThreadLocal.withInitial(UpdateRule.Element::new);
    private final Team team;
    private UpdateRule rule = new DescentRule();
    private float[] g = NONE;
    private int first;
    private float[] memory1 = NONE;
    private float[] memory2 = NONE;
    private float[] memory3 = NONE;
    private float[] p = NONE;

    RuleTask(UpdateForms forms, Team team) {
        this.forms = forms;
        this.team = team;
    }

    /// Sets the operands.
    ///
    /// @param memory1 what is remembered; empty arrays where there is less
    void begin(UpdateRule rule, float[] memory1, float[] memory2, float[] memory3, float[] p) {
        this.rule = rule;
        this.memory1 = memory1;
        this.memory2 = memory2;
        this.memory3 = memory3;
        this.p = p;
    }

    /// Applies the rule to elements `from .. to`, whose gradients begin at `g[from - first]`.
    void apply(int from, int to, float[] g, int first) {
        this.g = g;
        this.first = first;
        if (team.pays(to - from)) {
            divide(team, from, to, Shares.GROUP);
        } else {
            compute(from, to);
        }
        this.g = NONE;
    }

    /// Forgets the operands.
    void end() {
        begin(rule, NONE, NONE, NONE, NONE);
    }

    @Override
    @SuppressWarnings("IfChainToSwitch") // a switch over types is linked at run time, which the first step waits for
    protected void compute(int from, int to) {
        if (rule instanceof MomentumRule momentum) {
            forms.momentum(to - from).momentum(from, to, momentum, g, first, memory1, p);
        } else if (rule instanceof AdamRule adam) {
            forms.adam(to - from).adam(from, to, adam, g, first, memory1, memory2, p);
        } else if (rule instanceof SgdRule sgd) {
            forms.sgd(to - from).sgd(from, to, sgd, g, first, memory1, p);
        } else if (rule instanceof DescentRule descent) {
            forms.descent(to - from).descend(from, to, descent, g, first, p);
        } else {
            byDefinition(from, to);
        }
    }

    private void byDefinition(int from, int to) {
        UpdateRule.Element e = elements.get();
        for (int i = from; i < to; i++) {
            e.gradient = g[i - first];
            e.value = p[i];
            e.first = memory1.length == 0 ? 0f : memory1[i];
            e.second = memory2.length == 0 ? 0f : memory2[i];
            e.third = memory3.length == 0 ? 0f : memory3[i];
            rule.apply(e);
            p[i] = e.value;
            if (memory1.length > 0) {
                memory1[i] = e.first;
            }
            if (memory2.length > 0) {
                memory2[i] = e.second;
            }
            if (memory3.length > 0) {
                memory3[i] = e.third;
            }
        }
    }
}
