/// The IDX format of the MNIST family of datasets.
@NullMarked
package org.pierian.runner.dataset.idx;

import org.jspecify.annotations.NullMarked;
