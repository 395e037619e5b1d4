variable "ports" {
  type    = list(number)
  default = ["80", 443]
}

variable "rules" {
  type = map(object({
    port     = number
    protocol = optional(string, "tcp")
    cidrs    = optional(list(string), [])
    note     = optional(string)
  }))
  default = {
    web = { port = "80", cidrs = ["10.0.0.0/8"], extra = true }
    dns = { port = 53, protocol = "udp" }
  }
}

variable "names" {
  type    = set(string)
  default = ["b", "a", "b"]
}

variable "flag" {
  type    = bool
  default = "true"
}

variable "nothing" {
  type    = list(string)
  default = null
}

variable "secret" {
  type      = string
  default   = "hush"
  sensitive = true
}

variable "wide" {
  type = object({
    name  = string
    size  = optional(number, 3)
    on    = optional(bool)
    list  = optional(list(string), ["d"])
    set   = optional(set(string), ["q", "p"])
    map   = optional(map(string), {})
    inner = optional(object({ mode = optional(string, "auto"), depth = optional(number) }), {})
    any   = optional(any)
  })
  default = { name = 7, on = "true", map = { k = 1 }, any = [1, "a"], spare = true }
}

variable "wides" {
  type = list(object({
    name = string
    age  = optional(number)
    tags = optional(list(string), ["none"])
  }))
  default  = [{ name = "w", age = "4" }, { name = true, tags = null }]
  nullable = false
}

locals {
  empty_list = []
  people = [
    { name = "ann", age = 31, tags = ["x", "y"] },
    { name = "bob", age = 27, tags = [] },
  ]
  zones  = { a = "eu-west-1a", b = "eu-west-1b" }
  nested = { a = { b = { c = [10, 20, { d = "deep" }] } } }
  plain  = <<EOT
first
  second "quoted" \n stays
third $${not} %%{not}
EOT
  flush  = <<-EOT
      one
        two ${"x"}

      three
    EOT
  mixed  = <<-EOT
    ${"start"} of line
      indented
  EOT
  loop   = <<-EOT
    %{for p in local.people~}
    ${p.name} is ${p.age}
    %{endfor~}
    end
  EOT
  loop_untrimmed = <<-EOT
    %{for p in local.people}
    ${p.name}
    %{endfor}
  EOT
  choice = <<EOT
%{if length(local.people) > 1~}
many
%{else~}
few
%{endif~}
EOT
  inline   = "%{if true}yes%{else}no%{endif} and %{for x in ["a", "b"]}<${x}>%{endfor}"
  stripped = "a   ${~"b"~}   c"
  keyed    = "%{for k, v in local.zones}${k}=${v};%{endfor}"
  escapes  = "tab\there quote\" back\\ unicode\u00e9 \U0001F600 $${x} %%{y} $ % $5"
  single   = "${local.people}"
  matrix   = [for i in range(3) : [for j in range(2) : i * j]]
  grouped  = { for p in concat(local.people, [{ name = "cat", age = 27, tags = [] }]) : p.age => p.name... }
  filtered = [for p in local.people : upper(p.name) if p.age > 30]
  inverse  = { for k, v in local.zones : v => k }
  splat    = local.people[*].name
  legacy   = local.nested.a.b.c.2.d
  order    = { z = 1, "a b" = 2, (upper("k")) = 3, m : 4 }
}
