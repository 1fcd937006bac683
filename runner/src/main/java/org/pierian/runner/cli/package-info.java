/// The command line: one class for each verb; the only place that prints and decides the exit code.
@NullMarked
package org.pierian.runner.cli;

import org.jspecify.annotations.NullMarked;
