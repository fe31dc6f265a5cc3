resource "aws_db_instance" "orders" {
  identifier        = "shop-orders"
  engine            = "postgres"
  engine_version    = "16.3"
  instance_class    = "db.t4g.medium"
  allocated_storage = 50
  db_name           = "orders"
  username          = "shop"
  password          = "Meadow-Train-2291!"

  iam_database_authentication_enabled = true

  tags = {
    owner       = "orders-team"
    environment = var.environment
  }
}

resource "aws_db_instance" "reports" {
  identifier                  = "shop-reports"
  engine                      = "postgres"
  instance_class              = "db.t4g.small"
  allocated_storage           = 20
  username                    = "reports"
  manage_master_user_password = true

  iam_database_authentication_enabled = true
}

resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id = "shop-sessions"
  description          = "Sessions of the web shop"
  node_type            = "cache.t4g.small"
  auth_token           = data.aws_secretsmanager_secret_version.sessions.secret_string
}

data "aws_secretsmanager_secret_version" "sessions" {
  secret_id = "shop/sessions"
}
