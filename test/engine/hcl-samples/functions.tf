// A function with its environment, and a database behind it.

locals {
  tags    = { Service = "orders", Stage = var.stage }
  issuer  = replace(var.issuer_url, "https://", "")
  subnets = [for s in data.aws_subnets.private : s.id if s.free_ips > 8]
  by_zone = {
    for s in values(var.subnets) :
    s.zone => s.id...
    if s.public == false
  }
  zones   = length(var.zones) >= 2 ? slice(var.zones, 0, 2) : [var.default_zone]
  ratio   = (1.5e3 + 2) * -4 / 3 % 7 - 0.25
  allowed = (var.a != var.b && !(var.c < 10 || var.d <= 11)) == true
  first   = var.list.0
  names   = var.people.*.name
  ids     = module.workers["eu"].instances[*].network[0].id
  nothing = null
  deep    = { a = { b = [{ c = [[1, 2], [3]] }] } }
  spread  = max(var.sizes...)
  quoted  = "tab\t \"quoted\" back\\slash \u00e9 line\nend"
  percent = "100%%{x} and $${y} and $5 and 5%"
  empty   = ""
  umlaut  = "Größe 😀 ${var.größe}"
  long = join(",", [
    "one", # first
    "two", // second
    /* third */ "three",
  ])
  wrapped = "${join("-", [
    var.stage,
    "orders",
  ])}.internal"
}

variable "stage" {
  type        = string
  default     = "dev"
  description = "Which stage, e.g. \"dev\""
  nullable    = false

  validation {
    condition     = contains(["dev", "prod"], var.stage)
    error_message = "One of dev and prod."
  }
}

variable "rules" {
  type = map(object({
    port  = number
    cidrs = optional(list(string), ["10.0.0.0/8"])
  }))
  default = {}
}

resource "aws_lambda_function" "orders" {
  function_name = format("%s-orders", var.stage)
  memory_size   = var.stage == "prod" ? 1024 : 256
  environment {
    variables = {
      TABLE      = aws_dynamodb_table.orders.name
      DB_URL     = "postgres://${var.db_user}:${var.db_password}@${aws_db_instance.main.address}:5432/orders"
      LOG_LEVEL  = "info", EXTRA = "1"
      "FLAG-ONE" = true
    }
  }
  lifecycle { ignore_changes = [environment] }
}

resource "aws_db_instance" "main" {
  identifier          = "orders"
  allocated_storage   = 20
  password            = random_password.db.result
  skip_final_snapshot = true
}

module "network" {
  source  = "./modules/network"
  cidr    = "10.1.0.0/16"
  subnets = [for i in range(3) : cidrsubnet("10.1.0.0/16", 8, i)]
  providers = {
    aws = aws.audit
  }
}

moved {
  from = aws_db_instance.old
  to   = aws_db_instance.main
}
