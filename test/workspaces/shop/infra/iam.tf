# The role of the API: reads product images, writes orders.
resource "aws_iam_role" "api" {
  name = "shop-api"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
    }]
  })

  tags = {
    team = "web"
  }
}

resource "aws_iam_role_policy" "api" {
  name   = "shop-api"
  role   = aws_iam_role.api.id
  policy = data.aws_iam_policy_document.api.json
}

data "aws_iam_policy_document" "api" {
  statement {
    sid       = "Images"
    actions   = ["s3:*"]
    resources = ["arn:aws:s3:::shop-images", "arn:aws:s3:::shop-images/*"]
  }

  statement {
    sid       = "Orders"
    actions   = ["dynamodb:PutItem", "dynamodb:GetItem"]
    resources = ["*"]
  }

  statement {
    sid       = "Metrics"
    actions   = ["cloudwatch:PutMetricData"]
    resources = ["*"]
  }
}

resource "aws_ecs_task_definition" "api" {
  family        = "shop-api"
  task_role_arn = aws_iam_role.api.arn

  container_definitions = jsonencode([{
    name  = "api"
    image = "shop/api:1.14"
  }])
}

# The deployer may do everything, for now.
resource "aws_iam_policy" "deployer" {
  name = "shop-deployer"

  policy = <<-POLICY
    {
      "Version": "2012-10-17",
      "Statement": [
        { "Sid": "Everything", "Effect": "Allow", "Action": "*", "Resource": "*" }
      ]
    }
  POLICY
}

resource "aws_iam_role" "deployer" {
  name               = "shop-deployer"
  assume_role_policy = data.aws_iam_policy_document.github.json
}

resource "aws_iam_role_policy_attachment" "deployer" {
  role       = aws_iam_role.deployer.name
  policy_arn = aws_iam_policy.deployer.arn
}

# Who may become the deployer: workflows, but of which repository?
data "aws_iam_policy_document" "github" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = ["arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:aud"
      values   = ["sts.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "support" {
  name = "shop-support"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = "*" }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "support" {
  role       = aws_iam_role.support.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

resource "aws_iam_role_policy" "support" {
  name = "restart"
  role = aws_iam_role.support.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Restart"
        Effect   = "Allow"
        Action   = ["ecs:UpdateService", "iam:PassRole"]
        Resource = "*"
      },
      {
        Sid      = "Archive"
        Effect   = "Allow"
        Action   = "*"
        Resource = "arn:aws:s3:::shop-archive/*"
      }
    ]
  })
}

# A machine that still has a long-lived key.
resource "aws_iam_user" "backup" {
  name = "shop-backup"
}

resource "aws_iam_access_key" "backup" {
  user = aws_iam_user.backup.name
}

module "queue" {
  source = "./modules/queue"

  name        = "shop-orders"
  worker_role = aws_iam_role.api.arn
}
