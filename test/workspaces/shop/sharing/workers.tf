# Three functions of the back office, one role.
resource "aws_iam_role" "back_office" {
  name = "shop-back-office"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } },
      { Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::111122223333:user/anna.meier" } },
    ]
  })
  tags = { owner = "back-office" }
}

resource "aws_iam_role_policy" "back_office" {
  name = "orders"
  role = aws_iam_role.back_office.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["dynamodb:GetItem"], Resource = ["arn:aws:dynamodb:eu-west-1:111122223333:table/orders"] }]
  })
}

resource "aws_lambda_function" "invoices" {
  function_name = "shop-invoices"
  role          = aws_iam_role.back_office.arn
  handler       = "app.handler"
  runtime       = "python3.12"
  s3_bucket     = "shop-code"
  s3_key        = "invoices.zip"
}

resource "aws_lambda_function" "complaints" {
  function_name = "shop-complaints"
  role          = aws_iam_role.back_office.arn
  handler       = "app.handler"
  runtime       = "python3.12"
  s3_bucket     = "shop-code"
  s3_key        = "complaints.zip"
}

resource "aws_lambda_function" "statistics" {
  function_name = "shop-statistics"
  role          = aws_iam_role.back_office.arn
  handler       = "app.handler"
  runtime       = "python3.12"
  s3_bucket     = "shop-code"
  s3_key        = "statistics.zip"
}
