# Sourced by the tests of the launchers, which keep what a command has written in $base/out and $base/err: one line per test, and
# with a failure what was written. Sets failed=1 then.

# expect TITLE CONDITION...   the condition is a command
expect() {
    title=$1
    shift
    if "$@"; then
        echo "ok      $title"
    else
        echo "FAILED  $title"
        echo "        $*"
        sed 's/^/        out: /' "$base/out"
        sed 's/^/        err: /' "$base/err"
        failed=1
    fi
}
