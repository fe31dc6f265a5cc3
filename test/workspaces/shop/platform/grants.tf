# What the platform team's roles may do. Most of it grew over the years.
resource "aws_iam_role" "operator" {
  name               = "shop-operator"
  assume_role_policy = data.aws_iam_policy_document.operator_trust.json
}

resource "aws_iam_role_policy" "operator" {
  name   = "operate"
  role   = aws_iam_role.operator.id
  policy = data.aws_iam_policy_document.operate.json
}

data "aws_iam_policy_document" "operate" {
  # Names actions that were never there, and a resource that does not fit.
  statement {
    sid       = "Images"
    actions   = ["s3:GetObject", "s3:PutObjekt"]
    resources = ["arn:aws:s3:::shop-images"]
  }

  # Every bucket, written another way.
  statement {
    sid       = "Archive"
    actions   = ["s3:PutObject"]
    resources = ["arn:aws:s3:::*"]
  }

  # All but one: what is added to AWS tomorrow is allowed, too.
  statement {
    sid         = "Most"
    not_actions = ["ec2:*"]
    resources   = ["arn:aws:s3:::shop-images/*"]
  }

  statement {
    sid           = "Elsewhere"
    actions       = ["sqs:SendMessage"]
    not_resources = ["arn:aws:sqs:eu-west-1:123456789012:shop-orders"]
  }

  statement {
    sid       = "Pass"
    actions   = ["iam:PassRole"]
    resources = [aws_iam_role.nightly.arn]
  }

  statement {
    sid       = "Start"
    actions   = ["lambda:CreateFunction", "lambda:InvokeFunction"]
    resources = ["arn:aws:lambda:eu-west-1:123456789012:function:shop-*"]
  }

  statement {
    sid       = "Rights"
    actions   = ["iam:PutRole*"]
    resources = ["arn:aws:iam::123456789012:role/shop-*"]
  }

  statement {
    sid       = "Keys"
    actions   = ["iam:CreateAccessKey", "iam:AttachUserPolicy"]
    resources = ["*"]
  }

  statement {
    sid       = "Secrets"
    actions   = ["secretsmanager:GetSecretValue", "ecr:SetRepositoryPolicy", "redshift:GetClusterCredentials"]
    resources = ["*"]
  }

  # The key is misspelt: nobody will ever pass this test.
  statement {
    sid       = "Folder"
    actions   = ["s3:ListBucket"]
    resources = ["arn:aws:s3:::shop-reports"]

    condition {
      test     = "StringEquals"
      variable = "s3:prefixes"
      values   = ["orders/"]
    }
  }

  # A condition that holds for everybody.
  statement {
    sid       = "Reports"
    actions   = ["s3:DeleteObject"]
    resources = ["arn:aws:s3:::shop-reports/*"]

    condition {
      test     = "StringLike"
      variable = "aws:PrincipalArn"
      values   = ["*"]
    }
  }
}

resource "aws_iam_role" "nightly" {
  name = "shop-nightly"

  assume_role_policy = <<-TRUST
    {
      "Statement": [
        {
          "Effect": "Allow",
          "Action": "sts:AssumeRole",
          "Principal": { "Service": "lambda.amazonaws.com" }
        }
      ]
    }
  TRUST
}

# Made elsewhere: nobody can tell from here what it allows.
resource "aws_iam_role_policy" "nightly" {
  name   = "nightly"
  role   = aws_iam_role.nightly.id
  policy = module.nightly_policy.json
}

module "nightly_policy" {
  source  = "example/policy/aws"
  version = "1.4.0"
}

# Releases: what they may do stands in two documents.
resource "aws_iam_role" "release" {
  name               = "shop-release"
  assume_role_policy = data.aws_iam_policy_document.release_trust.json
}

data "aws_iam_policy_document" "release_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["codebuild.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy" "release_start" {
  name = "start"
  role = aws_iam_role.release.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "Start"
      Effect   = "Allow"
      Action   = ["lambda:CreateFunction", "lambda:InvokeFunction"]
      Resource = "arn:aws:lambda:eu-west-1:123456789012:function:*"
    }]
  })
}

resource "aws_iam_role_policy" "release_pass" {
  name = "pass"
  role = aws_iam_role.release.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Pass"
        Effect   = "Allow"
        Action   = "iam:PassRole"
        Resource = "*"
      },
      {
        Sid      = "Make"
        Effect   = "Allow"
        Action   = ["iam:CreateRole", "iam:AttachRolePolicy"]
        Resource = "arn:aws:iam::123456789012:role/shop-job-*"
      }
    ]
  })
}
