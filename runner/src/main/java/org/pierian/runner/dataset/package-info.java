/// Where examples come from, and looking at them.
@NullMarked
package org.pierian.runner.dataset;

import org.jspecify.annotations.NullMarked;
