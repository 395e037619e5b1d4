locals {
  sums        = 1 + 2 * 3 - 4 / 5 % 6
  comparisons = a.b == c.d && e != f || !g
  order       = a < b && c <= d || e > f && g >= h
  negative    = -1
  choice      = var.a ? "x" : var.b ? "y" : "z"
  call        = concat(a, b...)
  spaced      = upper ("x")
  nested      = element(split(",", join(",", [1, 2, 3])), 0)
  index       = a.b[0].c["d"].e[f.g].h
  legacy      = a.0.b
  legacy_star = a.*.b.c
  full_star   = a[*].b[0].c
  dashes      = a.c-d.e_f
  parens      = (((1)))
  numbers     = [0, 1.5, 1e3, 2.5E-2, 100]
  words       = [true, false, null]
  multi = [
    1, # one
    2, // two
    /* three */ 3,
  ]
  object = {
    a = 1, b = 2
    "c d" = 3
    e : 4
    (f) = 5
    true  = 6
    7     = 8

    inner = { x = [{ y = {} }] }
  }
  over_lines = (
    1
    + 2
  )
  args = merge(
    { a = 1 },
    { b = 2 },
  )
  for_list    = [for x in y : x]
  for_pairs   = [for k, v in m : "${k}=${v}" if v != null]
  for_object  = { for x in y : x.id => x }
  for_grouped = { for x in y : x.az => x.id... if x.on }
  for_lines = {
    for x in y :
    x.id => x
    if x.on
  }
}
