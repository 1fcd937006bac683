/// Tables of JSON lines: an object of JSON in each line.
@NullMarked
package org.pierian.runner.dataset.jsonl;

import org.jspecify.annotations.NullMarked;
