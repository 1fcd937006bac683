/// Tables in Parquet files. What a file says of itself is checked before it is believed; then a library decodes it.
@NullMarked
package org.pierian.runner.dataset.parquet;

import org.jspecify.annotations.NullMarked;
