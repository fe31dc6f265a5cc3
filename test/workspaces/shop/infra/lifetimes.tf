# What is kept for the reporting database, and the tokens that partners and the mirror were given.
resource "aws_kms_key" "reports" {
  description             = "Reports at rest"
  deletion_window_in_days = 14
}

resource "aws_secretsmanager_secret" "reports_db" {
  name       = "shop/reports-db"
  kms_key_id = aws_kms_key.reports.arn
}

resource "gitlab_deploy_token" "mirror" {
  project = "shop/web"
  name    = "mirror"
  scopes  = ["read_registry"]
}

resource "gitlab_deploy_token" "warehouse" {
  project    = "shop/web"
  name       = "warehouse partner"
  scopes     = ["read_registry"]
  expires_at = "2024-12-31T00:00:00Z"
}
