/// A run: training, its metrics, its record, its folder.
@NullMarked
package org.pierian.runner.run;

import org.jspecify.annotations.NullMarked;
