package org.pierian.core.schedule;

/// A learning rate that follows a schedule, epoch by epoch or step by step.
public final class ScheduledRate implements LearningRate {

    private final double base;
    private final Schedule schedule;
    private final boolean byStep;
    private long lastCount = -1;
    private double lastRate;

    /// @param base the optimizer's own rate, above 0
    /// @param schedule how it changes
    /// @param byStep whether the schedule counts steps, otherwise epochs
    public ScheduledRate(double base, Schedule schedule, boolean byStep) {
        this.base = base;
        this.schedule = schedule;
        this.byStep = byStep;
    }

    @Override
    public double at(int epoch, long step) {
        long count = byStep ? step : epoch;
        if (count != lastCount) {
            lastRate = schedule.rate(base, count);
            lastCount = count;
        }
        return lastRate;
    }
}
