package org.pierian.core.layer.activation;

/// Leaves every element as it is: `y = x`.
///
/// **Source:** PyTorch, `torch.nn.Identity`.
public record Identity() implements Proportional {

    @Override
    public float factor() {
        return 1f;
    }
}
