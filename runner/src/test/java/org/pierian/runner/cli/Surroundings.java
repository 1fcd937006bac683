package org.pierian.runner.cli;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.HostConfig;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// What containers may differ in without changing a bit.
enum Surroundings {
    ONE_CPU {
        @Override
        void limit(HostConfig host) {
            host.withCpusetCpus("0");
        }
    },
    TWO_CPUS {
        @Override
        void limit(HostConfig host) {
            host.withNanoCPUs(2_000_000_000L);
        }
    },
    NOT_ROOT {
        @Override
        void configure(CreateContainerCmd command) {
            command.withUser("1234:1234");
        }
    },
    READ_ONLY_ROOT {
        @Override
        void limit(HostConfig host) {
            host.withReadonlyRootfs(true);
        }
    },
    NO_NETWORK {
        @Override
        void limit(HostConfig host) {
            host.withNetworkMode("none");
        }
    },
    LITTLE_MEMORY {
        @Override
        void limit(HostConfig host) {
            host.withMemory(512L << 20).withMemorySwap(512L << 20);
        }
    },
    TURKISH {
        @Override
        Map<String, String> environment() {
            return Map.of("LC_ALL", "tr_TR.UTF-8", "RUNNER_JAVA_OPTS", "-Duser.language=tr -Duser.country=TR");
        }
    },
    PLAIN_C {
        @Override
        Map<String, String> environment() {
            return Map.of("LC_ALL", "C");
        }
    },
    ODD_TIME_ZONE {
        @Override
        Map<String, String> environment() {
            return Map.of("TZ", "Pacific/Chatham");
        }
    },
    SCALAR_KERNELS {
        @Override
        Map<String, String> environment() {
            return Map.of("RUNNER_VECTOR", "no");
        }
    };

    /// The one folder that can be written in every container.
    static final String RUNS = "/runs";

    Map<String, String> environment() {
        return Map.of();
    }

    void limit(HostConfig host) {}

    void configure(CreateContainerCmd command) {}

    final void apply(CreateContainerCmd command) {
        HostConfig host = Objects.requireNonNull(command.getHostConfig());
        host.withNetworkMode("host").withTmpFs(Map.of(RUNS, "rw,mode=1777"));
        limit(host);
        configure(command);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
