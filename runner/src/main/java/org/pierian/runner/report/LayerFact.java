package org.pierian.runner.report;

/// A layer of a run.
///
/// @param name as in weights files
/// @param word the word in the spec
/// @param shape shape of its output for one example
/// @param size numbers in that
/// @param parameters number of parameters
/// @param multiplyAdds multiplications with an addition for one example
public record LayerFact(String name, String word, String shape, long size, long parameters, long multiplyAdds) {}
