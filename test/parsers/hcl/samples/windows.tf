a = 1
b {
  c = "x" # note
  d = <<E
text
E
}
