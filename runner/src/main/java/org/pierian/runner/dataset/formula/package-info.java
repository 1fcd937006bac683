/// Examples that are computed by a formula.
@NullMarked
package org.pierian.runner.dataset.formula;

import org.jspecify.annotations.NullMarked;
