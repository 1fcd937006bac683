/// Plots as SVG, the same bytes everywhere.
@NullMarked
package org.pierian.runner.report.plot;

import org.jspecify.annotations.NullMarked;
