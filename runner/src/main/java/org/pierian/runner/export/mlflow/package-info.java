/// A finished run for a tracking server of MLflow.
@NullMarked
package org.pierian.runner.export.mlflow;

import org.jspecify.annotations.NullMarked;
