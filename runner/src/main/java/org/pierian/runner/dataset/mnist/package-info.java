/// The MNIST handwritten digits: finding, fetching, checking and loading them.
@NullMarked
package org.pierian.runner.dataset.mnist;

import org.jspecify.annotations.NullMarked;
