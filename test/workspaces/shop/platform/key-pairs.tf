# Public halves only: the private ones are in the vault.
resource "aws_key_pair" "mirror" {
  key_name   = "shop-mirror"
  public_key = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQC7EXQALuQVBtFaf5mGUkUc4Xl1KR4UeLLCQjKPco99CvCaeJLFWtklkGEnC2gCX7W2Un4PqwH0e8r72qyyEGcOE2ZtnbgAEQPMaPdl/t/pM3glqt86F+3AWqak8qa/yEeTKf4kxujWbgiPD/7OdfpKwubvk9AcbsIIYj+OSWLccQ== mirror@ci"
}

resource "aws_key_pair" "release" {
  key_name   = "shop-release"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE80iol2NhD5kCiCaYTsHWjNAMC8SbBCm6lw6ED4nUr+ release@ci"
}

resource "tls_private_key" "bus" {
  algorithm   = "ECDSA"
  ecdsa_curve = "P256"
}

resource "tls_cert_request" "bus" {
  private_key_pem = tls_private_key.bus.private_key_pem

  subject {
    common_name  = "bus.shop.internal"
    organization = "Shop"
  }
}
