# What runs, and as whom.
resource "aws_lambda_function" "nightly" {
  function_name = "shop-nightly"
  role          = aws_iam_role.nightly.arn
  handler       = "nightly.run"
  runtime       = "python3.12"
  filename      = "nightly.zip"

  environment {
    variables = {
      REPORT_PASSWORD = "Velvet-Anchor-3365"
    }
  }
}

resource "aws_instance" "bastion" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t4g.small"

  metadata_options {
    http_tokens = "optional"
  }

  user_data = <<-SCRIPT
    #!/bin/sh
    aws s3 cp s3://shop-images/motd /etc/motd
  SCRIPT
}

resource "aws_ecs_task_definition" "mailer" {
  family             = "shop-mailer"
  execution_role_arn = aws_iam_role.operator.arn
  task_role_arn      = aws_iam_role.operator.arn

  container_definitions = jsonencode([{
    name  = "mailer"
    image = "shop/mailer:2.3"
  }])
}

resource "aws_cognito_identity_pool" "visitors" {
  identity_pool_name               = "shop-visitors"
  allow_unauthenticated_identities = true
}

resource "random_password" "stock" {
  length = 32
}

resource "aws_db_instance" "stock" {
  identifier        = "shop-stock"
  engine            = "postgres"
  instance_class    = "db.t4g.small"
  allocated_storage = 20
  username          = "stock"
  password          = random_password.stock.result
}

output "stock_password" {
  value = random_password.stock.result
}
