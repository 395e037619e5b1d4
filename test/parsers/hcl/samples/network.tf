terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
  backend "s3" {}
}

provider "aws" {
  region = var.region
}

variable "region" {
  type    = string
  default = "eu-west-1" # Ireland
}

variable "subnets" {
  type = map(object({ cidr = string, public = optional(bool, false) }))
  validation {
    condition     = length(var.subnets) > 0 && alltrue([for s in var.subnets : can(cidrnetmask(s.cidr))])
    error_message = "Each subnet needs a CIDR block."
  }
}

locals {
  name   = "${var.prefix}-vpc"
  public = { for k, s in var.subnets : k => s if s.public }
  by_az  = { for k, s in var.subnets : s.az => k... }
  list   = [for i, s in values(var.subnets) : "${i}:${s.cidr}"]
}

resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = !false
  tags = merge(var.tags, {
    Name = local.name, "Owner" = "net"
    (var.key) = "computed"
  })
}

resource "aws_subnet" "private" {
  for_each   = var.subnets
  vpc_id     = aws_vpc.main.id
  cidr_block = each.value["cidr"]
}

/* endpoints
   follow */
resource "aws_vpc_endpoint" "api" {
  vpc_id              = aws_vpc.main.id
  service_name        = "com.amazonaws.${var.region}.execute-api"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = [for s in aws_subnet.private : s.id]
  security_group_ids  = aws_security_group.api[*].id // all of them
}
