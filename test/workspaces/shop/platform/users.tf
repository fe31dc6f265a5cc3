# Users that are no people.
resource "aws_iam_user" "ci" {
  name = "shop-ci"
}

resource "aws_iam_user_login_profile" "ci" {
  user = aws_iam_user.ci.name
}

resource "aws_iam_access_key" "ci" {
  user = aws_iam_user.ci.name
}

resource "aws_iam_user_policy_attachment" "ci" {
  user       = aws_iam_user.ci.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
}

resource "aws_iam_access_key" "owner" {
  user = "root"
}

# Its key was made by hand.
resource "aws_iam_user" "sync" {
  name = "shop-sync-bot"
}
