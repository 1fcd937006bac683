/// Whether runs are the same: comparisons, and training again to verify a record.
@NullMarked
package org.pierian.runner.verify;

import org.jspecify.annotations.NullMarked;
