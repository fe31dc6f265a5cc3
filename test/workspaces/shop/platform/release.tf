# Releases put new code into functions; one of them runs with more rights than the release.
resource "aws_iam_role" "release" {
  name = "shop-release"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "codebuild.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "release" {
  role = aws_iam_role.release.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["lambda:UpdateFunctionCode", "lambda:GetFunction"]
      Resource = [aws_lambda_function.receipts.arn, aws_lambda_function.housekeeping.arn]
    }]
  })
}

resource "aws_iam_role" "housekeeping" {
  name = "shop-housekeeping"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "housekeeping" {
  role       = aws_iam_role.housekeeping.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

resource "aws_lambda_function" "housekeeping" {
  function_name = "shop-housekeeping"
  role          = aws_iam_role.housekeeping.arn
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  filename      = "housekeeping.zip"
}

resource "aws_iam_role" "receipts" {
  name = "shop-receipts"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_lambda_function" "receipts" {
  function_name = "shop-receipts"
  role          = aws_iam_role.receipts.arn
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  filename      = "receipts.zip"
}
