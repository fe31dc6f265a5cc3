# Roles of the billing service.
terraform {
  required_version = ">= 1.5.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.40"
    }
  }
}

provider "aws" {
  region = var.region
  alias  = "audit"

  assume_role {
    role_arn = "arn:aws:iam::${var.audit_account}:role/reader"
  }
}

data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "billing" {
  statement {
    sid       = "ReadInvoices"
    actions   = ["s3:GetObject", "s3:ListBucket"]
    resources = [aws_s3_bucket.invoices.arn, "${aws_s3_bucket.invoices.arn}/*"]

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalTag/team"
      values   = ["billing", "finance-$${aws:username}"]
    }
  }

  dynamic "statement" {
    for_each = { for name, queue in var.queues : name => queue if queue.enabled }
    content {
      actions   = statement.value.write ? ["sqs:SendMessage"] : ["sqs:ReceiveMessage", "sqs:DeleteMessage"]
      resources = [statement.value.arn]
    }
  }
}

resource "aws_iam_role" "billing" {
  name                 = "billing-${terraform.workspace}"
  max_session_duration = 3600
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { Service = "lambda.amazonaws.com" }
      },
      {
        "Effect" : "Allow",
        "Action" : ["sts:AssumeRoleWithWebIdentity"],
        "Principal" : { "Federated" : aws_iam_openid_connect_provider.github.arn },
        "Condition" : {
          "StringLike" : { "${local.issuer}:sub" : "repo:acme/*" }
        }
      },
    ]
  })

  tags = merge(local.tags, {
    Owner = "billing"
    (var.cost_key) : "1200"
  })
}

resource "aws_iam_role_policy" "inline" {
  for_each = toset(["read", "write"])
  role     = aws_iam_role.billing.id
  policy   = <<POLICY
{
  "Version": "2012-10-17",
  "Statement": [{
    "Effect": "Allow",
    "Action": "dynamodb:*",
    "Resource": "arn:aws:dynamodb:${var.region}:${data.aws_caller_identity.current.account_id}:table/invoices"
  }]
}
POLICY
}

resource "aws_iam_user" "legacy" {
  count = length(var.users) > 0 && !var.frozen ? length(var.users) : 0
  name  = element(var.users, count.index)
}

output "role_arns" {
  value       = concat([aws_iam_role.billing.arn], aws_iam_user.legacy[*].arn)
  description = "Who may read invoices"
}
