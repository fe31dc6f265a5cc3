# Made for the search index of the cluster (deploy/k8s/previews.yaml), and open to every account there.
resource "aws_iam_role" "search" {
  name = "shop-search"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = "arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/4F0C2A9E7B1D" }
      Condition = { StringEquals = { "oidc.eks.eu-central-1.amazonaws.com/id/4F0C2A9E7B1D:aud" = "sts.amazonaws.com" } }
    }]
  })
}

resource "aws_iam_role_policy" "search" {
  role = aws_iam_role.search.id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::shop-search-index/*" }]
  })
}
