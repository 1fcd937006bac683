package org.pierian.runner.doctor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.pierian.core.arithmetic.Functions;
import org.pierian.core.arithmetic.Threefry;
import org.pierian.core.backend.Backend;
import org.pierian.core.layer.Parameter;
import org.pierian.runner.engine.Engine;
import org.pierian.runner.engine.Kernels;
import org.pierian.runner.file.Sha256;

/// Small computations with a known outcome, each of which a machine must reproduce to the bit.
public final class KnownAnswers {

    /// The outcome on this machine.
    ///
    /// @param name what was computed
    /// @param expected the known answer
    /// @param actual this machine's answer
    public record Answer(String name, String expected, String actual) {
        /// Whether the machine is right.
        public boolean isRight() {
            return expected.equals(actual);
        }
    }

    private static final String WORDS = "c4923a9c483df7a0";
    private static final String FUNCTIONS = "324613f899a9c9f7";
    private static final String DENSE = "a8c5ba45ea6c096b";
    private static final String PICTURES = "b884a7928e39f896";

    private KnownAnswers() {}

    /// Computes everything: networks once with the scalar kernels and, if there are any, once with the vector
    /// kernels.
    public static List<Answer> all() {
        return List.of(
                new Answer("random words", WORDS, words()),
                new Answer("functions", FUNCTIONS, functions()),
                new Answer("dense network, scalar kernels", DENSE, with(Kernels.SCALAR, SmallNetworks::dense)),
                new Answer("dense network, vector kernels", DENSE, with(Kernels.VECTOR, SmallNetworks::dense)),
                new Answer(
                        "convolutional network, scalar kernels",
                        PICTURES,
                        with(Kernels.SCALAR, SmallNetworks::pictures)),
                new Answer(
                        "convolutional network, vector kernels",
                        PICTURES,
                        with(Kernels.VECTOR, SmallNetworks::pictures)));
    }

    private static String words() {
        return String.format(Locale.US, "%016x", Threefry.block(0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3));
    }

    /// A hash over function values at 4,096 floats of all sizes.
    private static String functions() {
        MessageDigest digest = Sha256.digest();
        ByteBuffer values = ByteBuffer.allocate(4 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 4096; i++) {
            float x = Float.intBitsToFloat(i * 0x0007_F3A1 & 0xC2FF_FFFF);
            values.clear();
            values.putFloat(Functions.exp(x)).putFloat(Functions.tanh(x)).putFloat(Functions.sigmoid(x));
            values.putFloat(Functions.log(Math.abs(x)));
            digest.update(values.array());
        }
        return shortHash(digest);
    }

    private static String with(Kernels kernels, Function<Backend, List<Parameter>> training) {
        try (Engine engine = new Engine(kernels, 1)) {
            return hash(training.apply(engine.backend()));
        }
    }

    private static String hash(List<Parameter> parameters) {
        MessageDigest digest = Sha256.digest();
        for (Parameter parameter : parameters) {
            for (float value : parameter.values()) {
                int bits = Float.floatToRawIntBits(value);
                digest.update(new byte[] {(byte) bits, (byte) (bits >> 8), (byte) (bits >> 16), (byte) (bits >> 24)});
            }
        }
        return shortHash(digest);
    }

    private static String shortHash(MessageDigest digest) {
        return Sha256.hex(digest).substring(0, 16);
    }
}
