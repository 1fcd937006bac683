/// Datasets that are computed, not read.
@NullMarked
package org.pierian.runner.dataset.computed;

import org.jspecify.annotations.NullMarked;
