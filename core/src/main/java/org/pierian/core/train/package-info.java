/// The training loop and the evaluation loop.
@NullMarked
package org.pierian.core.train;

import org.jspecify.annotations.NullMarked;
