variable "environment" {
  description = "Which copy of the shop this is."
  type        = string
  default     = "production"
}

variable "smtp_password" {
  description = "Password of the mail relay."
  type        = string
  default     = "pelican-Harbor-93"
}

variable "github_repository" {
  type    = string
  default = "example/shop"
}

variable "db_replica_password" {
  type      = string
  sensitive = true
}
