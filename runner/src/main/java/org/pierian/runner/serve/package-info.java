/// Predictions over HTTP: finished runs by their names, the same bits as `predict` gives.
@NullMarked
package org.pierian.runner.serve;

import org.jspecify.annotations.NullMarked;
