/// The engine: backends, tensors, layers, losses, optimizers and the training loop.
///
/// It needs nothing but the JDK. Vector kernels are used where the module `jdk.incubator.vector` is there, which
/// `--add-modules jdk.incubator.vector` brings; without it everything has the same bits.
module org.pierian.core {
    requires static jdk.incubator.vector;
    requires static org.jspecify;

    exports org.pierian.core;
    exports org.pierian.core.arithmetic;
    exports org.pierian.core.backend;
    exports org.pierian.core.backend.cpu;
    exports org.pierian.core.backend.cpu.trial;
    exports org.pierian.core.data;
    exports org.pierian.core.data.augment;
    exports org.pierian.core.init;
    exports org.pierian.core.layer;
    exports org.pierian.core.layer.activation;
    exports org.pierian.core.layer.attention;
    exports org.pierian.core.layer.basic;
    exports org.pierian.core.layer.container;
    exports org.pierian.core.layer.convolution;
    exports org.pierian.core.layer.embedding;
    exports org.pierian.core.layer.noise;
    exports org.pierian.core.layer.norm;
    exports org.pierian.core.layer.pooling;
    exports org.pierian.core.layer.recurrent;
    exports org.pierian.core.layer.shape;
    exports org.pierian.core.layer.window;
    exports org.pierian.core.loss;
    exports org.pierian.core.metric;
    exports org.pierian.core.optimizer;
    exports org.pierian.core.random;
    exports org.pierian.core.schedule;
    exports org.pierian.core.tensor;
    exports org.pierian.core.train;
}
