package org.pierian.core.backend.cpu.convolution;

import static org.pierian.core.backend.cpu.memory.HeapBuffer.array;

import org.pierian.core.backend.Convolution;
import org.pierian.core.backend.ConvolutionGeometry;
import org.pierian.core.backend.ExampleTask;
import org.pierian.core.backend.Gradient;
import org.pierian.core.backend.GradientSum;
import org.pierian.core.backend.cpu.reduction.CpuReductions;
import org.pierian.core.tensor.Tensor;

/// The transpose of a convolution: what is the gradient of the input there is the output here, and the other way
/// round.
public final class TransposedConvolution implements Convolution {

    private static final float[] NO_BIAS = {};

    private final ConvolutionSums sums;
    private final WeightCollector weights;
    private final EachExample examples;
    private final int channels; // of y
    private final int area;
    private final PlaneSums planeSums;
    private final ExampleTask finish = this::finish;
    private float[] bias = NO_BIAS;
    private float[] output = NO_BIAS;
    private ExampleTask after = ExampleTask.NONE;

    /// @param forms the form in use
    /// @param reductions for the gradient of the bias
    /// @param geometry of the convolution whose transpose it is
    public TransposedConvolution(ConvolutionForms forms, CpuReductions reductions, ConvolutionGeometry geometry) {
        this.sums = SumsChoice.of(forms, geometry);
        this.weights = new WeightCollector(sums);
        this.examples = new EachExample(forms.team());
        this.channels = geometry.window().channels();
        this.area = geometry.window().area();
        this.planeSums = new PlaneSums(reductions);
    }

    @Override
    public void forward(Tensor x, Tensor weight, Tensor bias, Tensor y, ExampleTask after) {
        sums.expect(x.rows());
        sums.inputGradient(x.rows(), array(x), array(weight), array(y));
        this.bias = array(bias);
        this.output = array(y);
        this.after = after;
        examples.run(x.rows(), finish);
        this.bias = NO_BIAS;
        this.output = NO_BIAS;
        this.after = ExampleTask.NONE;
    }

    private void finish(int example) {
        for (int c = 0; c < bias.length; c++) {
            int from = (example * channels + c) * area;
            for (int i = from; i < from + area; i++) {
                output[i] += bias[c];
            }
        }
        after.run(example);
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
        boolean hasBias = !biasGradient.isNone();
        examples.run(batch, hasBias ? planeSums.of(batch, channels, area, array(dy), before) : before);
        weights.collect(batch, array(dy), array(x), weightGradient, ExampleTask.NONE);
        if (!dx.isNone()) {
            sums.forward(batch, array(dy), array(weight), NO_BIAS, array(dx), ExampleTask.NONE);
        }
        if (hasBias) {
            GradientSum sum = biasGradient.next();
            planeSums.finish(batch, array(sum.tensor()), sum.store());
        }
    }
}
