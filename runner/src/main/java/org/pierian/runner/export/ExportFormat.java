package org.pierian.runner.export;

import java.util.Locale;

/// What a finished run can be written as.
public enum ExportFormat {
    /// A module of PyTorch with its weights.
    TORCH,
    /// Event files of TensorBoard.
    TENSORBOARD,
    /// Parameters, metrics and plots for DVC.
    DVC,
    /// A model card: a README with front matter.
    MODEL_CARD,
    /// A model for ONNX runtimes.
    ONNX,
    /// A run on a tracking server of MLflow.
    MLFLOW;

    /// The word on the command line: `model-card`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
