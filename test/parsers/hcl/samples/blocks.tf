a {}
b "label" {}
c label {}
d "one" two "three" { x = 1 }
e {
}
e {
  f {
    g = 1
  }
  f { h = 2 }
}
resource "aws_security_group" "all" {
  name = "all"
  ingress = [{
    from_port = 0
    to_port   = 0
  }]
  dynamic "egress" {
    for_each = var.rules
    iterator = rule
    content {
      from_port = rule.value.port
      to_port   = rule.value.port
    }
  }
  lifecycle { ignore_changes = [tags] }
}
top = "level"
übung-1 = 2
