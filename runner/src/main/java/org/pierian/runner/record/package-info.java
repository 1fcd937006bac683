/// Whether runs are the same: the lock beside a spec, comparisons, verification.
@NullMarked
package org.pierian.runner.record;

import org.jspecify.annotations.NullMarked;
