package org.pierian.runner.live;

/// One line of `metrics.jsonl`.
///
/// @param epoch the number of its epoch, from 1
/// @param split the split that was measured
/// @param json the line, without its end
public record EpochLine(int epoch, String split, String json) {}
