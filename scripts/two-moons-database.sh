#!/bin/sh
# Writes examples/tables/two-moons.db, a SQLite database with the points of examples/specs/two-moons.csv, in the folder that
# is named, or in examples/tables. Needs `sqlite3`. Its bytes depend on the version of SQLite; the hash in the lock of the
# example is of the rows.
#   scripts/two-moons-database.sh [FOLDER]
set -eu
root=$(cd -P -- "$(dirname -- "$0")/.." && pwd -P)
file=${1:-$root/examples/tables}/two-moons.db
rm -f "$file"
{
  echo 'create table points (id integer primary key, x real not null, y real not null, moon text not null);'
  echo 'begin;'
  tail -n +2 "$root/examples/specs/two-moons.csv" | awk -F , '{
    printf "insert into points (id, x, y, moon) values (%d, %s, %s, \047%s\047);\n", NR, $1, $2, $3
  }'
  echo 'commit;'
} | sqlite3 "$file"
