#!/bin/sh
# Prints examples/specs/two-moons.csv: two half circles inside each other, 150 points each, with a small displacement of
# every point. No random numbers: multiples of irrational numbers, which fill an interval evenly.
awk 'BEGIN {
  pi = 3.14159265358979
  print "x,y,moon"
  for (i = 1; i <= 300; i++) {
    t = pi * part(i * 0.618033988749895)
    r = 0.3 * part(i * 0.754877666246693)
    a = 2 * pi * part(i * 0.569840290998053)
    upper = i % 2
    x = upper ? cos(t) : 1 - cos(t)
    y = upper ? sin(t) : 0.5 - sin(t)
    printf "%.3f,%.3f,%s\n", x + r * cos(a), y + r * sin(a), upper ? "upper" : "lower"
  }
}
function part(v) { return v - int(v) }'
