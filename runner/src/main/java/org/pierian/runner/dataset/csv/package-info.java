/// Tables of comma-separated values: how they are written, and reading their rows.
@NullMarked
package org.pierian.runner.dataset.csv;

import org.jspecify.annotations.NullMarked;
