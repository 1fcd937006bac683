package org.pierian.core.backend.cpu.convolution;

import org.pierian.core.backend.ConvolutionGeometry;

/// Which [ConvolutionSums] a geometry gets; all have the same bits.
final class SumsChoice {

    private SumsChoice() {}

    static ConvolutionSums of(ConvolutionForms forms, ConvolutionGeometry geometry) {
        return DepthwiseSums.fits(geometry)
                ? new DepthwiseSums(geometry, forms.depthwise(), forms.team())
                : new GroupedSums(forms, geometry);
    }
}
