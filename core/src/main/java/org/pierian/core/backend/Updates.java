package org.pierian.core.backend;

import java.util.List;
import org.pierian.core.tensor.Tensor;

/// Steps of optimizers. A backend may defer a step until one of the tensors is read again; nobody can see it.
public interface Updates {

    /// Applies a rule to every element.
    ///
    /// @param rule the optimizer's formula for this step
    /// @param gradient gradient of the parameter
    /// @param memory what the optimizer remembers, of the parameter's shape; at most three
    /// @param value the parameter
    void apply(UpdateRule rule, Tensor gradient, List<Tensor> memory, Tensor value);

    /// Follows the mean squares of the rows and columns of matrices: `mean = fma(rest, m - mean, mean)` with
    /// `m` the chain of additions of the squares over ascending indices, in binary64, divided by their number
    /// and rounded once.
    ///
    /// @param factors where the matrices lie
    /// @param rest how much the newest squares count
    /// @param gradient the matrices
    /// @param rows means of rows, `[outer, rows, inner]`
    /// @param columns means of columns, `[outer, columns, inner]`
    void followSquares(Factors factors, float rest, Tensor gradient, Tensor rows, Tensor columns);

    /// Divides each element of matrices by the root of the square that the means say it has: `g = g /
    /// sqrt(max(r * q / m, least * least))` with `r` and `q` the means of its row and column and `m` the chain
    /// of additions of the means of the rows divided by their number, at least `least`; in binary64, rounded
    /// once.
    ///
    /// @param factors where the matrices lie
    /// @param least the smallest divisor, above 0
    /// @param rows as there
    /// @param columns as there
    /// @param gradient the matrices
    void divideByRoots(Factors factors, double least, Tensor rows, Tensor columns, Tensor gradient);
}
