# The auditors come in from their account; the archive was meant for our own people, and trusts what they come in as.
resource "aws_iam_role" "auditors" {
  name = "shop-auditors"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::776655443322:root" } }]
  })
}

resource "aws_iam_role" "archive" {
  name = "shop-archive"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = aws_iam_role.auditors.arn } }]
  })
}

resource "aws_iam_role_policy" "archive" {
  role = aws_iam_role.archive.id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:GetObject", "s3:ListBucket"], Resource = "*" }]
  })
}
