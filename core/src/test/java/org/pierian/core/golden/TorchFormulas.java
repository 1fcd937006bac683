package org.pierian.core.golden;

import com.fasterxml.jackson.databind.JsonNode;
import org.pierian.core.optimizer.Adadelta;
import org.pierian.core.optimizer.Adagrad;
import org.pierian.core.optimizer.Adam;
import org.pierian.core.optimizer.Adamax;
import org.pierian.core.optimizer.Amsgrad;
import org.pierian.core.optimizer.Formula;
import org.pierian.core.optimizer.Nadam;
import org.pierian.core.optimizer.Radam;
import org.pierian.core.optimizer.Rmsprop;
import org.pierian.core.optimizer.Sgd;

/// Our counterparts of PyTorch's optimizers.
///
/// @param config the options there
record TorchFormulas(JsonNode config) {

    static Formula of(JsonNode config) {
        return new TorchFormulas(config).formula();
    }

    private Formula formula() {
        double decay = number("weight_decay");
        return switch (config.required("type").asText()) {
            case "SGD" -> new Sgd(number("momentum"), number("dampening"), flag("nesterov"), decay);
            case "Adagrad" ->
                new Adagrad(number("lr_decay"), decay, number("initial_accumulator_value"), number("eps"));
            case "Adadelta" -> new Adadelta(number("rho"), number("eps"), decay);
            case "RMSprop" -> new Rmsprop(number("alpha"), number("eps"), decay, number("momentum"), flag("centered"));
            case "Adam" -> adam(decay, false);
            case "AdamW" -> adam(decay, true);
            case "Adamax" -> new Adamax(beta(0), beta(1), number("eps"), decay);
            case "NAdam" -> new Nadam(beta(0), beta(1), number("eps"), decay, number("momentum_decay"));
            case "RAdam" -> new Radam(beta(0), beta(1), number("eps"), decay);
            default -> throw new IllegalArgumentException("no counterpart: " + config);
        };
    }

    private Formula adam(double decay, boolean decoupled) {
        return flag("amsgrad")
                ? new Amsgrad(beta(0), beta(1), number("eps"), decay, decoupled)
                : new Adam(beta(0), beta(1), number("eps"), decay, decoupled);
    }

    private double number(String key) {
        return config.required(key).doubleValue();
    }

    private boolean flag(String key) {
        return config.required(key).booleanValue();
    }

    private double beta(int index) {
        return config.required("betas").required(index).doubleValue();
    }
}
