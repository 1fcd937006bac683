/// The backend that this process computes with: the only place that makes one.
@NullMarked
package org.pierian.runner.engine;

import org.jspecify.annotations.NullMarked;
