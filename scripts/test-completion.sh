#!/bin/bash
# Tests the completion script in bash and zsh: verbs, file names, options and the values of an option. Exits with 1 if a
# shell completes something else; a shell that is not installed is skipped, and the last lines say so.

set -eu
unset CDPATH

here=$(cd -P -- "$(dirname -- "$0")/.." && pwd -P)
base=$(mktemp -d)
trap 'rm -rf "$base"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

"$here/bin/runner" completion bash >"$base/completion.sh"
cd "$base"
touch spec.yaml

typed=('runner chec' 'runner check sp' 'runner check --form' 'runner check --format j' 'runner train --kernels sc'
    'runner init --task im')
completed=('runner check' 'runner check spec.yaml' 'runner check --format' 'runner check --format json'
    'runner train --kernels scalar' 'runner init --task images')
failed=0

# compare SHELL GOT...
compare() {
    local shell=$1 i
    shift
    local got=("$@")
    for i in "${!typed[@]}"; do
        if [ "${got[i]:-nothing}" = "${completed[i]}" ]; then
            echo "ok      $shell: ${typed[i]} -> ${got[i]}"
        else
            echo "FAILED  $shell: ${typed[i]} -> ${got[i]:-nothing}, not ${completed[i]}"
            failed=1
        fi
    done
}

bash -n completion.sh
got=()
for line in "${typed[@]}"; do
    # shellcheck disable=SC2016 # expanded by the other shell
    word=$(bash --norc -c '
        source ./completion.sh
        read -ra COMP_WORDS <<<"$1"
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$1 COMP_POINT=${#1}
        _complete_runner 2>/dev/null # compopt needs a terminal
        printf "%s\n" "${COMPREPLY[@]}"' completion "$line")
    got+=("${line% *} $word")
done
compare bash "${got[@]}"

if command -v zsh >/dev/null; then
    # A key that appends the current line to a file, in a shell with its own terminal.
    cat >rc <<'RC'
autoload -U compinit && compinit -u -d ./dump
source ./completion.sh
keep() { print -r -- "$BUFFER" >>lines; BUFFER=; }
zle -N keep
bindkey '^X' keep
touch ready
RC
    cat >talk <<'TALK'
zmodload zsh/zpty
zpty -b shell zsh -f -i
zpty -w shell 'source ./rc'
integer count=0
until [[ -e ready ]] || (( count++ > 100 )); do sleep 0.1; done
for line; do
    zpty -w -n shell "$line"$'\t\C-x'
    (( ++asked )); count=0
    until [[ -e lines && $(wc -l <lines) -ge $asked ]] || (( count++ > 100 )); do sleep 0.1; done
done
zpty -d shell
TALK
    zsh -f talk "${typed[@]}"
    got=()
    while read -r line; do
        got+=("$line")
    done <lines
    compare zsh "${got[@]}"
else
    echo 'SKIPPED: zsh is not installed'
fi
exit $failed
