/// Tables of comma-separated values: finding, reading, checking, scaling and dividing them.
@NullMarked
package org.pierian.runner.dataset.csv;

import org.jspecify.annotations.NullMarked;
