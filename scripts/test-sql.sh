#!/bin/sh
# Tests specs that ask databases with the program as it is packaged: a real server of PostgreSQL, on a port of this machine
# that ends with the script, and SQLite. The same rows must give the same hash and the same weights; a million rows must come
# through a small heap; a server that is killed, a wrong password and a forbidden host must end with their exit codes, and no
# file, message or list of processes may have the password. Needs Debian's packages `postgresql` and `sqlite3`.
set -eu
unset CDPATH
cd -- "$(dirname -- "$0")/.."

programs=''
for folder in /usr/lib/postgresql/*/bin; do
  [ ! -x "$folder/postgres" ] || programs=$folder
done
if [ -z "$programs" ] || ! command -v psql >/dev/null || ! command -v sqlite3 >/dev/null; then
  echo "scripts/test-sql.sh: SKIPPED, needs PostgreSQL and sqlite3 (apt install postgresql sqlite3)" >&2
  exit 0
fi

work=$(mktemp -d)
server=''
stop_server() {
  [ -z "$server" ] || kill -INT "$server" 2>/dev/null || true
  [ -z "$server" ] || wait "$server" 2>/dev/null || true
  server=''
}
trap 'stop_server; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

failed=0
good() { printf '%-66s %s\n' "$1" 'good'; }
bad() {
  printf '%-66s %s\n' "$1" "WRONG: $2" >&2
  failed=1
}
# expect NAME CODE TEXT   compares the last exit code, and looks for a text in what was said
expect() {
  if [ "$code" -ne "$2" ]; then
    bad "$1" "exit code $code, not $2"
    cat "$work/err" >&2
  elif [ -n "$3" ] && ! grep -qF -- "$3" "$work/err" "$work/out"; then
    bad "$1" "does not say: $3"
    cat "$work/err" >&2
  else
    good "$1"
  fi
}
runner() {
  code=0
  bin/runner "$@" >"$work/out" 2>"$work/err" </dev/null || code=$?
}

# --- the server -----------------------------------------------------------------------------------------------

secret='correct horse battery'
as_user=''
if [ "$(id -u)" -eq 0 ]; then # as which PostgreSQL does not run
  as_user='setpriv --reuid=postgres --regid=postgres --clear-groups'
fi
mkdir "$work/pg"
printf '%s' "$secret" >"$work/pg/password"
chmod 755 "$work"
[ -z "$as_user" ] || chown -R postgres "$work/pg"
port=$((20000 + $$ % 20000))
# shellcheck disable=SC2086 # the words of a command
(cd "$work/pg" && $as_user "$programs/initdb" -D "$work/pg/db" -U ada -A scram-sha-256 --pwfile="$work/pg/password" \
  -E UTF8 --locale=C.UTF-8 >"$work/pg.log" 2>&1)

start_server() {
  # shellcheck disable=SC2086 # the words of a command
  (cd "$work/pg" && exec $as_user "$programs/postgres" -D "$work/pg/db" -p "$port" -c listen_addresses=127.0.0.1 \
    -c unix_socket_directories= -c fsync=off >>"$work/pg.log" 2>&1) &
  server=$!
  tries=0
  until psql_ -c 'select 1' >/dev/null 2>&1; do
    tries=$((tries + 1))
    if [ "$tries" -gt 100 ]; then
      cat "$work/pg.log" >&2
      exit 1
    fi
    sleep 0.2
  done
}
psql_() { PGPASSWORD=$secret psql -X -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port" -U ada -d postgres "$@"; }
start_server
url=jdbc:postgresql://127.0.0.1:$port/postgres

printf 'user=ada\npassword=%s\n' "$secret" >"$work/credentials"
chmod 600 "$work/credentials"
printf 'user=ada\npassword=not the one\n' >"$work/wrong"
chmod 600 "$work/wrong"

# --- specs ----------------------------------------------------------------------------------------------------

# spec NAME URL QUERY   a spec that learns `half` from all types of columns
typed_spec() {
  cat >"$work/$1.yaml" <<EOF
name: typed
dataset:
  sql:
    url: "$2"
    query: select * from typed
    key: id
    features:
      - numeric: {column: i, missing: zero}
      - numeric: {column: n, missing: zero}
      - numeric: {column: f4, missing: zero}
      - numeric: {column: f8, missing: zero}
      - boolean: {column: b, missing: zero}
      - categorical: {column: t, values: [Köln, 漢字 🌍, a b], missing: zero}
      - datetime: {column: d, missing: zero}
      - datetime: {column: ts, missing: zero}
      - datetime: {column: tz, missing: zero}
    target: {class: {column: half, values: [low, high]}}
    test: {last: 0.25}
architecture: [{linear: 4}, tanh, {linear: 2}]
loss: softmax_cross_entropy
optimizer: {adam: 0.01}
epochs: 5
EOF
}
# numbers_spec NAME URL QUERY
numbers_spec() {
  cat >"$work/$1.yaml" <<EOF
name: numbers
dataset:
  sql:
    url: "$2"
    query: $3
    key: id
    features: [{numeric: a}, {numeric: b}]
    target: {number: c}
architecture: [{linear: 1}]
loss: mse
optimizer: {gradient_descent: 0.01}
batch_size: 4096
epochs: 1
EOF
}
train() {
  name=$1
  shift
  runner train "$work/$name.yaml" --no-lock --quiet --out "$work/runs-$name" "$@"
}
allowed() {
  name=$1
  shift
  train "$name" --allow-network 127.0.0.1 --credentials "$work/credentials" "$@"
}
# value RUNS KEY   of the only record below a folder of runs
value() { sed -n "s/^ *\"$2\": \"\\(.*\\)\",*\$/\\1/p" "$work/runs-$1"/*/*/record.json; }
same() { # NAME RUNS RUNS
  for key in sql weights_sha256 metrics_sha256; do
    left=$(value "$2" "$key")
    if [ -z "$left" ] || [ "$left" != "$(value "$3" "$key")" ]; then
      bad "$1: $key" "$left is not $(value "$3" "$key")"
      return 0
    fi
  done
  good "$1: hash of rows, weights, metrics ($(printf %.12s "$(value "$2" sql)"))"
}

# --- the same rows --------------------------------------------------------------------------------------------

psql_ <<'EOF'
create table typed (id bigint primary key, i bigint, n numeric(12, 6), f4 real, f8 double precision, b boolean, t text, d date,
  ts timestamp, tz timestamptz, half varchar(10));
insert into typed values
  (10, 1, -0.25, 3, 123456789.125, false, 'a b', '9999-12-31', '2024-01-31 00:00:00.000001', '2024-06-30 20:00:00.25-04', 'low'),
  (4, 0, 0.000001, 16777216, 1e-7, true, '漢字 🌍', '0001-01-01', '2024-01-31 00:00:00', '2024-07-01 05:45:00+05:45', 'high'),
  (3, null, null, null, null, null, null, null, null, null, 'low'),
  (2, -9223372036854775807, 150.00, -2.5, 2, false, '', '2024-02-29', '1999-12-31 23:59:59', '2024-01-01 00:30:00+01', 'high'),
  (1, 7, 1.50, 0.1, 1e21, true, 'Köln', '2024-01-31', '2024-01-31 12:30:00.5', '2024-01-31 12:00:00+02', 'low');
EOF
sqlite3 "$work/typed.db" <<'EOF'
create table typed (id integer primary key, i integer, n numeric, f4 real, f8 real, b boolean, t text, d text, ts text, tz text,
  half text);
insert into typed values
  (1, 7, 1.50, 0.1, 1e21, 1, 'Köln', '2024-01-31', '2024-01-31 12:30:00.5', '2024-01-31 10:00:00Z', 'low'),
  (2, -9223372036854775807, 150.00, -2.5, 2, 0, '', '2024-02-29', '1999-12-31 23:59:59', '2023-12-31 23:30:00Z', 'high'),
  (3, null, null, null, null, null, null, null, null, null, 'low'),
  (4, 0, 0.000001, 16777216, 1e-7, 1, '漢字 🌍', '0001-01-01', '2024-01-31 00:00:00', '2024-07-01 00:00:00Z', 'high'),
  (10, 1, -0.25, 3, 123456789.125, 0, 'a b', '9999-12-31', '2024-01-31 00:00:00.000001', '2024-07-01 00:00:00.25Z', 'low');
EOF
typed_spec postgres "$url"
typed_spec sqlite jdbc:sqlite:typed.db
allowed postgres
expect 'types, nulls, unicode: trains from PostgreSQL' 0 ''
train sqlite
expect 'types, nulls, unicode: trains from SQLite' 0 ''
same 'PostgreSQL and SQLite' postgres sqlite

typed_spec zone "$url"
psql_ -c "alter role ada set timezone = 'Asia/Kathmandu'" -c "alter role ada set datestyle = 'German'"
TZ=America/St_Johns
export TZ
allowed zone
unset TZ
psql_ -c 'alter role ada reset timezone' -c 'alter role ada reset datestyle'
expect 'time zones of server and client' 0 ''
same 'time zones' postgres zone

psql_ <<'EOF'
create schema other;
create table other.typed as select * from public.typed where id <> 4;
EOF
typed_spec schema "$url?currentSchema=other"
allowed schema
expect 'another schema' 0 ''
if [ "$(value schema sql)" = "$(value postgres sql)" ]; then bad 'another schema has other rows' 'the same hash'; fi

runner verify "$work"/runs-postgres/typed/* --allow-network 127.0.0.1 --credentials "$work/credentials" --quiet
expect 'verify: the same' 0 'same'
psql_ -c "update typed set n = 1.25 where id = 1"
runner verify "$work"/runs-postgres/typed/* --allow-network 127.0.0.1 --credentials "$work/credentials" --quiet
expect 'verify: the table changed' 4 'data sql: the table changed'

# --- the network and the password -----------------------------------------------------------------------------

runner check "$work/postgres.yaml"
expect 'check does not connect' 0 ''
train postgres --credentials "$work/credentials"
expect 'nobody has allowed the host' 77 'add `--allow-network 127.0.0.1`'
train postgres --allow-network 127.0.0.1 --credentials "$work/wrong"
expect 'a wrong password' 77 'password authentication failed'
if grep -rqF 'not the one' "$work/out" "$work/err"; then bad 'a wrong password is not shown' 'it is'; fi
typed_spec leak "jdbc:postgresql://ada:hunter2@127.0.0.1:$port/postgres"
runner check "$work/leak.yaml"
expect 'a password in a url' 65 'names a user or a password'
if grep -qF hunter2 "$work/out" "$work/err"; then bad 'a password in a url is not shown' 'it is'; fi
if grep -rqF "$secret" "$work"/runs-*; then bad 'no file of a run has the password' 'one has'; else
  good 'no file of a run has the password'
fi

# --- a million rows -------------------------------------------------------------------------------------------

psql_ -c "create table numbers as select i as id, i % 1009 / 8.0::float8 as a, i % 997 / 4.0::float8 as b,
  (i::bigint * 7919 % 1013) / 2.0::float8 as c, repeat('x', 200) as wide from generate_series(1, 1000000) i order by md5(i::text)"
sqlite3 "$work/numbers.db" "create table numbers (id integer primary key, a real, b real, c real);
  with recursive n(i) as (select 1 union all select i + 1 from n where i < 1000000)
  insert into numbers select i, i % 1009 / 8.0, i % 997 / 4.0, (i * 7919 % 1013) / 2.0 from n"
numbers_spec million "$url" 'select * from numbers'
numbers_spec millionfile jdbc:sqlite:numbers.db 'select * from numbers'
RUNNER_JAVA_OPTS=-Xmx192m
export RUNNER_JAVA_OPTS
begin=$(date +%s%N)
allowed million
middle=$(date +%s%N)
expect "a million rows from PostgreSQL in a heap of 192 MB: $(((middle - begin) / 1000000)) ms" 0 ''
train millionfile
expect "a million rows from SQLite in a heap of 192 MB: $((($(date +%s%N) - middle) / 1000000)) ms" 0 ''
unset RUNNER_JAVA_OPTS
same 'a million rows' million millionfile

# --- killed in the middle -------------------------------------------------------------------------------------

# The query takes its time from row to row, and needs no sorting, so that the server dies while rows are read.
psql_ -c 'alter table numbers add primary key (id)' -c 'analyze numbers' -c 'alter role ada set enable_sort = off' \
  -c 'alter role ada set enable_seqscan = off'
numbers_spec slow "$url" "select id, a, b, case when pg_sleep(0.001) is null then 0 else c end as c from numbers where id <= 20000"
name=slow code=0
bin/runner train "$work/slow.yaml" --no-lock --quiet --out "$work/runs-slow" --allow-network 127.0.0.1 \
  --credentials "$work/credentials" >"$work/out" 2>"$work/err" </dev/null &
program=$!
tries=0
until [ "$(psql_ -At -c "select count(*) from pg_stat_activity where application_name = 'pierian' and query like '%order by%'
    and query not like '%pg_stat%'")" != 0 ]; do
  tries=$((tries + 1))
  [ "$tries" -lt 200 ] || break
  sleep 0.1
done
sleep 1
# shellcheck disable=SC2009 # of this very process
if ps -o args= -p "$program" | grep -qF "$secret"; then bad 'ps does not show the password' 'it does'; fi
[ -z "$server" ] || kill -9 "$server" # and with it, at once, all that it has started
wait "$server" 2>/dev/null || true
server=''
wait "$program" || code=$?
expect 'a server that is killed while rows are read' 69 'the connection to `127.0.0.1` failed'
if [ -d "$work/runs-slow" ]; then bad 'nothing is left of that run' "$(find "$work/runs-slow" | head -n 3)"; fi
allowed slow
expect 'a server that is not there' 69 'the connection to `127.0.0.1` failed'

# --- the machine ----------------------------------------------------------------------------------------------

left=$(find "${TMPDIR:-/tmp}" -maxdepth 1 -name 'pierian-sqlite*' -newer "$work/credentials" 2>/dev/null | wc -l)
if [ "$left" -ne 0 ]; then bad 'no library is left among temporary files' "$left are"; else
  good 'no library is left among temporary files'
fi
exit "$failed"
