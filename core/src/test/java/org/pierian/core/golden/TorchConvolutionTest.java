package org.pierian.core.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pierian.core.backend.Backend;
import org.pierian.core.backend.cpu.CpuBackend;
import org.pierian.core.backend.cpu.trial.KernelChoice;
import org.pierian.core.init.Initializer;
import org.pierian.core.layer.LayerPlan;
import org.pierian.core.layer.Parameter;
import org.pierian.core.layer.convolution.Conv1d;
import org.pierian.core.layer.convolution.Conv2d;
import org.pierian.core.layer.convolution.ConvTranspose2d;
import org.pierian.core.layer.convolution.TransposedSlide;
import org.pierian.core.layer.pooling.AvgPool2d;
import org.pierian.core.layer.pooling.GlobalPool;
import org.pierian.core.layer.pooling.MaxPool2d;
import org.pierian.core.layer.window.Size;
import org.pierian.core.layer.window.Slide;

/// Convolutions and pooling against PyTorch in float64.
class TorchConvolutionTest {

    private static final Initializer ZERO = new Initializer.Constant(0f);

    @TestFactory
    Stream<DynamicTest> layersAgreeWithPyTorch() {
        return TorchCases.tests("layers-convolution", c -> {
            for (KernelChoice choice : List.of(KernelChoice.SCALAR, KernelChoice.VECTOR)) {
                try (Backend backend = new CpuBackend(choice, 1)) {
                    TorchCases.checkLayer(c, plan(c.required("config")), TorchConvolutionTest::names, backend);
                }
            }
        });
    }

    private static List<String> names(List<Parameter> parameters) {
        return parameters.stream().map(Parameter::name).toList();
    }

    private static LayerPlan plan(JsonNode config) {
        return switch (config.required("type").asText()) {
            case "Conv1d" -> conv1d(config);
            case "Conv2d" -> conv2d(config);
            case "ConvTranspose2d" -> transposed(config);
            case "MaxPool2d" ->
                new MaxPool2d(
                        size(config, "kernel_size"),
                        size(config, "stride"),
                        size(config, "padding"),
                        config.required("ceil_mode").booleanValue());
            case "AvgPool2d" ->
                new AvgPool2d(
                        size(config, "kernel_size"),
                        size(config, "stride"),
                        size(config, "padding"),
                        config.required("ceil_mode").booleanValue(),
                        config.required("count_include_pad").booleanValue());
            case "GlobalAvgPool" -> new GlobalPool(false, false);
            default -> throw new IllegalArgumentException("no counterpart: " + config);
        };
    }

    private static LayerPlan conv1d(JsonNode config) {
        boolean same = config.required("padding").isTextual();
        return new Conv1d.Plan(
                config.required("out_channels").intValue(),
                OptionalInt.of(config.required("in_channels").intValue()),
                new Slide(
                        number(config, "kernel_size", 0),
                        number(config, "stride", 0),
                        number(config, same ? "pad_before" : "padding", 0),
                        number(config, same ? "pad_after" : "padding", 0),
                        number(config, "dilation", 0),
                        false),
                config.required("groups").intValue(),
                ZERO,
                bias(config));
    }

    private static LayerPlan conv2d(JsonNode config) {
        return new Conv2d.Plan(
                config.required("out_channels").intValue(),
                OptionalInt.of(config.required("in_channels").intValue()),
                size(config, "kernel_size"),
                size(config, "stride"),
                Optional.of(size(config, "padding")),
                size(config, "dilation"),
                config.required("groups").intValue(),
                ZERO,
                bias(config));
    }

    private static LayerPlan transposed(JsonNode config) {
        return new ConvTranspose2d.Plan(
                config.required("out_channels").intValue(),
                OptionalInt.of(config.required("in_channels").intValue()),
                transposedSlide(config, 0),
                transposedSlide(config, 1),
                config.required("groups").intValue(),
                ZERO,
                bias(config));
    }

    private static TransposedSlide transposedSlide(JsonNode config, int axis) {
        return new TransposedSlide(
                number(config, "kernel_size", axis),
                number(config, "stride", axis),
                number(config, "padding", axis),
                number(config, "output_padding", axis),
                number(config, "dilation", axis));
    }

    private static Optional<Initializer> bias(JsonNode config) {
        return config.required("bias").booleanValue() ? Optional.of(ZERO) : Optional.empty();
    }

    private static Size size(JsonNode config, String key) {
        return new Size(number(config, key, 0), number(config, key, 1));
    }

    private static int number(JsonNode config, String key, int axis) {
        return config.required(key).required(axis).intValue();
    }
}
