/// Examples in memory, handed out in batches.
@NullMarked
package org.pierian.core.data;

import org.jspecify.annotations.NullMarked;
