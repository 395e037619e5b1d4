region  = "eu-west-1"
subnets = { a = { cidr = "10.0.0.0/24", public = true } }
ports   = [80, 443,]
nothing = null
