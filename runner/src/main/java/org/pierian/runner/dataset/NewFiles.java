package org.pierian.runner.dataset;

import java.nio.file.Path;
import java.util.Optional;

/// Files of new examples whose answers are known.
///
/// @param examples a table with its target, or images
/// @param labels the classes of images
public record NewFiles(Path examples, Optional<Path> labels) {}
