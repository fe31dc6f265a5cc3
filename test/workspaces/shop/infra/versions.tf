terraform {
  required_version = ">= 1.6"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.80"
    }
    postgresql = {
      source  = "cyrilgdn/postgresql"
      version = "~> 1.25"
    }
  }
}

provider "aws" {
  region     = "eu-west-1"
  access_key = "{{aws-access-key-id}}"
  secret_key = "{{aws-secret-key}}"
}

provider "postgresql" {
  host     = aws_db_instance.orders.address
  username = "shop_admin"
  password = "Lighthouse-4417-blue"
}
