/// Prepared examples in files, for datasets that are larger than memory.
@NullMarked
package org.pierian.runner.dataset.cache;

import org.jspecify.annotations.NullMarked;
