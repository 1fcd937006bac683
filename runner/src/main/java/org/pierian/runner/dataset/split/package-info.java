/// Dividing examples into training, validation and test set.
@NullMarked
package org.pierian.runner.dataset.split;

import org.jspecify.annotations.NullMarked;
