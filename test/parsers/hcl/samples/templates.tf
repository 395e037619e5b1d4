locals {
  plain    = "text"
  empty    = ""
  escapes  = "tab\tquote\" back\\ newline\n unicode\u00e9 \U0001F600"
  dollars  = "$ 5 $5 % 5% $"
  one      = "${var.x}"
  mixed    = "a${var.x}b${var.y}c"
  inside   = "${lookup({ a = "b}" }, "a")}"
  deep     = "${"${"${var.x}"}"}"
  quoted   = "${upper("say \"hi\"")}"
  heredoc  = <<EOT
line one ${var.x}
  line "two" \n
EOT
  flush    = <<-EOT
      six
        eight ${var.y}

      six
    EOT
  last     = <<-END
    END2
    not END
    END
  json     = <<POLICY
{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "${aws_s3_bucket.b.arn}/*" }]
}
POLICY
}
