/// Pierian as a library: train a spec, and predict with what was trained, in a program of one's own.
///
/// ```java
/// TrainingResult result = Experiment.of(Path.of("xor.yaml")).train();
/// try (Run run = result.open()) {
///     Prediction prediction = run.predict(Map.of("x1", 1, "x2", 0));
/// }
/// ```
///
/// Weights, metrics and predictions are those of the command line, bit for bit. Nothing here prints, ends the process,
/// listens to signals or changes what belongs to the whole process. Errors are [PierianException]s.
///
/// Only this package is meant for other programs. Its versions are semantic: from 1.0 on, what compiles with a version
/// compiles with every later one of the same first number; before that, with every later one of the same first two.
@NullMarked
package org.pierian.runner.api;

import org.jspecify.annotations.NullMarked;
