/// Metrics: what is measured of a network's outputs, by name.
@NullMarked
package org.pierian.core.metric;

import org.jspecify.annotations.NullMarked;
