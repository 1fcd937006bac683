package org.pierian.core.backend.cpu.convolution;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import org.pierian.core.backend.Convolution;
import org.pierian.core.backend.ConvolutionGeometry;
import org.pierian.core.backend.ExampleTask;
import org.pierian.core.backend.Gradient;
import org.pierian.core.backend.GradientSum;
import org.pierian.core.backend.cpu.reduction.CpuReductions;
import org.pierian.core.tensor.Tensor;

/// [Convolution] on arrays.
public final class CpuConvolution implements Convolution {

    private final ConvolutionSums sums;
    private final WeightCollector weights;
    private final int outChannels;
    private final int outArea;
    private final PlaneSums planeSums;

    /// @param forms the form in use
    /// @param reductions for the gradient of the bias
    /// @param geometry windows, channels and groups
    public CpuConvolution(ConvolutionForms forms, CpuReductions reductions, ConvolutionGeometry geometry) {
        this.sums = SumsChoice.of(forms, geometry);
        this.weights = new WeightCollector(sums);
        this.outChannels = geometry.outChannels();
        this.outArea = geometry.window().outArea();
        this.planeSums = new PlaneSums(reductions);
    }

    @Override
    public void forward(Tensor x, Tensor weight, Tensor bias, Tensor y, ExampleTask after) {
        sums.expect(x.rows());
        sums.forward(x.rows(), array(x), array(weight), array(bias), array(y), after);
    }

    @Override
    public void backward(
            Tensor x,
            Tensor dy,
            Tensor weight,
            Gradient weightGradient,
            Gradient biasGradient,
            Tensor dx,
            ExampleTask before) {
        int batch = x.rows();
        ExampleTask each =
                biasGradient.isNone() ? before : planeSums.of(batch, outChannels, outArea, array(dy), before);
        weights.collect(batch, array(x), array(dy), weightGradient, each);
        if (!dx.isNone()) {
            sums.inputGradient(batch, array(dy), array(weight), array(dx));
        }
        if (!biasGradient.isNone()) {
            GradientSum sum = biasGradient.next();
            planeSums.finish(batch, array(sum.tensor()), sum.store());
        }
    }
}
