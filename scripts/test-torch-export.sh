#!/bin/sh
# Exports trained networks to PyTorch and compares the outputs of both programs: of networks with every layer, and of every
# example that trains quickly. The largest difference has to be below 1e-5 of the largest output. Predictions for a real table
# are compared with those of `runner predict`, too.
#
# usage: scripts/test-torch-export.sh [RUNNER [SPEC...]]     (default: bin/runner, every layer and all examples)
#
# Needs python3 with torch (Debian: apt install python3-torch). Data that is not on this machine is skipped.

set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
runner=${1:-$root/bin/runner}
[ $# = 0 ] || shift
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0 passed=0 skipped=0

compare() { # SPEC OPTION...
    spec=$1
    shift
    rm -rf "$work/runs"
    if ! "$runner" train "$spec" --out "$work/runs" --no-lock --quiet "$@" >"$work/out" 2>"$work/err"; then
        if grep -q 'not found\|--offline\|nobody has allowed\|cannot be downloaded' "$work/err"; then
            skipped=$((skipped + 1))
            echo "skipped $spec: its data is not here"
            return
        fi
        cat "$work/err"
        failed=$((failed + 1))
        return
    fi
    for run in "$work"/runs/*/*; do
        if "$runner" export "$run" --to torch --out "$work/torch" >/dev/null 2>"$work/err" &&
            said=$("$python" "$work/torch/model.py" 2>&1); then
            passed=$((passed + 1))
            echo "ok      ${spec#"$root"/}: $said"
        else
            failed=$((failed + 1))
            echo "failed  ${spec#"$root"/}: $(tail -3 "$work/err") ${said:-}"
        fi
    done
}

layers() { # NAME INPUT LAYER...
    name=$1 input=$2
    shift 2
    {
        printf 'name: %s\ndataset:\n  generated:\n    input: {%s}\n    target: {numbers: [1]}\n    examples: 8\n    test_examples: 4\n' "$name" "$input"
        printf 'architecture:\n'
        for layer; do printf '  - %s\n' "$layer"; done
        printf '  - flatten\n  - linear: 1\nloss: mse\noptimizer: {adam: 0.01}\nbatch_size: 4\nepochs: 2\n'
    } >"$work/$name.yaml"
    compare "$work/$name.yaml"
}

everything() {
    layers vectors 'numbers: [12]' sigmoid tanh relu '{leaky_relu: 0.1}' relu6 hard_tanh hard_sigmoid hard_swish softsign \
        '{elu: 0.5}' '{celu: 0.5}' selu gelu '{gelu: {approximate: tanh}}' silu '{softplus: 2.0}' mish identity '{scale: 0.5}' \
        prelu '{prelu: {num_parameters: 12}}' '{linear: 16}' glu softmax log_softmax '{layer_scale: 0.5}' '{dropout: 0.2}' \
        '{book_dropout: 0.2}' '{gaussian_noise: 0.1}' '{drop_path: 0.1}' batch_norm '{batch_norm: {weight: false}}' layer_norm \
        '{layer_norm: {bias: false}}' rms_norm '{rms_norm: {weight: false}}' '{numeric_embedding: 3}' \
        '{reshape: [4, -1]}' '{permute: [2, 1]}' '{select: 1}' '{slice: {start: 1, end: 3}}' '{pad: {before: 1, after: 2}}' \
        '{pad: {before: 1, after: 1, mode: replicate}}' '{pad: {before: 2, after: 1, mode: reflect}}'
    layers images 'numbers: [2, 10, 9]' '{conv2d: {out_channels: 4, kernel_size: 3, padding: same}}' batch_norm relu \
        '{conv2d: {out_channels: 6, kernel_size: [3, 2], stride: [2, 1], padding: half, groups: 2, bias: false}}' \
        '{group_norm: 2}' instance_norm '{instance_norm: {weight: true, bias: true}}' '{channel_shuffle: 3}' \
        '{layer_norm: {dim: 1}}' '{layer_scale: {initial: 0.3, dim: 1}}' '{spatial_dropout: 0.1}' \
        '{depthwise_conv2d: {kernel_size: 3, multiplier: 2, padding: half, dilation: 2}}' '{upsample: 2}' \
        '{upsample: {scale: [2, 1], mode: bilinear}}' '{max_pool2d: 2}' \
        '{avg_pool2d: {kernel_size: 3, stride: 2, padding: 1, count_include_pad: false, ceil_mode: true}}' \
        '{conv_transpose2d: {out_channels: 3, kernel_size: 3, stride: 2, padding: 1, output_padding: 1}}' \
        '{adaptive_avg_pool2d: [3, 2]}'
    layers pools 'numbers: [4, 6, 6]' '{parallel: {join: concat, branches: [{conv2d: {out_channels: 2, kernel_size: 1}}, identity]}}' \
        '{parallel: {join: multiply, branches: [identity, [{global_avg_pool: {keep: true}}, sigmoid]]}}' \
        '{parallel: {join: add, split: true, branches: [relu, tanh]}}' \
        '{residual: {layers: [{conv2d: {out_channels: 5, kernel_size: 3, stride: 2, padding: 1}}, relu], projection: [{conv2d: {out_channels: 5, kernel_size: 1, stride: 2}}]}}' \
        '{residual: [batch_norm, relu]}' '{repeat: {times: 2, layers: [{conv2d: {out_channels: 5, kernel_size: 3, padding: same}}, gelu]}}' \
        '{global_max_pool: {keep: true}}' global_avg_pool
    layers lines 'numbers: [3, 20]' '{conv1d: {out_channels: 4, kernel_size: 4, padding: same}}' \
        '{conv1d: {out_channels: 4, kernel_size: 3, padding: causal, dilation: 2}}' \
        '{conv1d: {out_channels: 4, kernel_size: 3, stride: 2, padding: half}}' '{max_pool1d: {kernel_size: 3, stride: 1, padding: 1}}' \
        '{avg_pool1d: {kernel_size: 2, ceil_mode: true}}' '{conv_transpose1d: {out_channels: 2, kernel_size: 4, stride: 2, padding: 1}}' \
        '{max: {dim: 1, keep: true}}' '{sum: {dim: 1, keep: true}}' '{mean: 1}'
    layers words 'indices: {shape: [9], vocabulary: 11}' '{embedding: 8, name: words}' positional_embedding \
        '{positional_embedding: {kind: sinusoidal}}' class_token '{self_attention: 2}' \
        '{self_attention: {num_heads: 4, num_kv_heads: 2, causal: true, window: 3, rotary: halves, bias: false}}' \
        '{self_attention: {num_heads: 2, head_dim: 6, rotary: {adjacent: {base: 100}}}}' \
        '{rnn: {hidden_size: 6, bidirectional: true}}' '{gru: {hidden_size: 5, num_layers: 2, recurrent_bias: false}}' \
        '{lstm: {hidden_size: 8, bidirectional: true, output: last}}' '{linear: {out_features: 8, bias: false}}'
    layers last 'indices: {shape: [7], vocabulary: 5}' one_hot '{gru: {hidden_size: 8, bias: false}}' '{lstm: {hidden_size: 8, recurrent_bias: false}}' \
        '{rnn: {hidden_size: 8, output: last}}'
    layers tied 'indices: {shape: [7], vocabulary: 5}' '{embedding: 8, name: words}' '{lstm: 8}' '{linear: {out_features: 5, tied_to: words}}'

    for spec in "$root"/examples/specs/*.yaml "$root"/examples/formula/*.yaml "$root"/examples/arrays/*.yaml "$root"/examples/tables/*.yaml \
        "$root"/examples/text/journeys.yaml "$root"/examples/text/names-lstm.yaml "$root"/examples/text/number-words.yaml; do
        case $spec in
            */mnist*) compare "$spec" --set epochs=1 --set batch_size=256 ;;
            */fizzbuzz-cosine.yaml) compare "$spec" ;; # whose warm-up is longer than an epoch
            *) compare "$spec" --set epochs=2 ;;
        esac
    done
}

if [ $# = 0 ]; then
    everything
else
    for spec; do
        compare "$spec" --set epochs=2
    done
fi

# A table, row by row, through `predict`.
"$python" "$root/scripts/torch_predictions.py" "$runner" "$root" "$work" || failed=$((failed + 1))

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
