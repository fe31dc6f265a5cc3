# Language that came after HCL 2.10: functions of providers.
locals {
  parts = provider::aws::arn_parse("arn:aws:iam::000000000000:role/x").resource
}

check "reachable" {
  assert {
    condition     = data.http.health.status_code == 200
    error_message = "${data.http.health.url} does not answer"
  }
}

import {
  to = aws_iam_role.billing
  id = "billing"
}

ephemeral "random_password" "db" {
  length = 24
}
