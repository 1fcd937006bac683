#!/bin/sh
# Runs the program in pseudo-terminals of several widths (script of util-linux), and looks at every line that it writes:
# none may be wider than the terminal, whatever is shown has to be erased completely, and Ctrl-C has to be answered in a line
# of its own. Prints one line per test and exits with 1 if one fails.
#   scripts/test-terminal.sh
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
runner=$root/bin/runner
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
TERM=xterm-256color
export TERM
unset NO_COLOR COLUMNS
failed=0
cd "$work"

# Long enough for a dozen redraws of the bar.
cat >table.yaml <<'SPEC'
name: a-table-of-two-columns
dataset:
  csv: {file: table.csv, features: [{numeric: x}], target: {number: y}, test: {fraction: 0.2}}
architecture: [{linear: 1}]
loss: mse
optimizer: {adam: 0.001}
batch_size: 8
epochs: 200000
SPEC
awk 'BEGIN { print "x,y"; for (i = 0; i < 10; i++) print i "," 2 * i + 1 }' >table.csv
"$runner" check table.yaml >/dev/null # builds the program

# expect TITLE COMMAND...
expect() {
    title=$1
    shift
    if "$@" >problem 2>&1; then
        echo "ok      $title"
    else
        echo "FAILED  $title"
        head -n 5 problem | cat -v | sed 's/^/        /'
        failed=1
    fi
}

# in_terminal COLUMNS COMMAND   runs a command of the shell in a terminal; what it shows goes to the file shown
in_terminal() {
    script -qefc "stty cols $1; $2" /dev/null </dev/null >shown
}

# Each text that stood in a row of the terminal, without controls, and without paths, which are never broken.
texts() {
    tr '\r' '\n' <shown | sed "s/$(printf '\033')\[[0-9]*[A-Za-z]//g; /^\(weights\|metrics\|record\) *runs\//d"
}

fits() {
    if texts | awk -v most="$1" 'length($0) > most { print length($0) ": " $0; wide = 1 } END { exit !wide }'; then return 1; fi
}

bars() {
    texts | grep -E '^epoch [0-9]+/[0-9]+ \[=* *\]'
}

# The bar begins once, and never goes back.
rises() {
    bars | sed -E 's/^epoch ([0-9]+).*/\1/' >epochs && [ -s epochs ] && sort -n -c epochs
}

for columns in 40 80 120 200; do
    in_terminal "$columns" "'$runner' train --no-lock --restart table.yaml"
    expect "no line is wider than $columns columns" fits "$columns"
    expect "the bar rises once over the whole run at $columns columns" rises
    in_terminal "$columns" "'$runner' runs; '$runner' evaluate runs/*/*; '$runner' summary table.yaml"
    expect "tables fit $columns columns, too" fits "$columns"
done

drawing='until grep -q left shown; do sleep 0.2; done; sleep 1' # waits for the bar
long="'$runner' train --no-lock --restart --set epochs=9000000 table.yaml"
in_terminal 120 "$long & p=\$!; $drawing; stty cols 50; sleep 3; kill -TERM \$p; wait \$p" || true
bars >all
expect 'the bar is wide at first' sh -c "head -n 1 all | grep -q '^epoch .\{60,\}'"
expect 'the bar follows the window' sh -c "tail -n 1 all | grep -q '^epoch .\{20,43\}\$'"

: >shown
(eval "$drawing"; printf '\003'; until grep -q 'runner resume' shown; do sleep 0.2; done) |
    timeout 120 script -qefc "stty cols 80; $long" /dev/null >shown || true
escape=$(printf '\033')
expect 'Ctrl-C is answered at the start of a line' \
    grep -q "^\(.*$escape\[K\)\?stopping after this step, writing a checkpoint; press Ctrl-C again to abandon" shown
expect 'the command to resume with follows' grep -q '^runner resume runs/' shown
expect 'the answer comes before the end' sh -c "grep -n -E 'stopping after|stopped after' shown | head -n 1 | grep -q stopping"

TERM=dumb script -qec "stty cols 60; '$runner' train --no-lock --restart table.yaml" /dev/null </dev/null >shown
expect 'a dumb terminal gets no controls' sh -c "! grep -q '$escape' shown"
expect 'a dumb terminal gets lines that fit' fits 60

"$runner" train --no-lock --restart table.yaml 2>first >/dev/null
"$runner" train --no-lock --restart table.yaml 2>second >/dev/null
expect 'a pipe gets the same lines in every repetition' cmp first second
expect 'and no controls' sh -c "! grep -q '$escape' first"
exit $failed
