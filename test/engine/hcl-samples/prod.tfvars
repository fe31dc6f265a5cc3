stage = "prod"
zones = ["eu-central-1a", "eu-central-1b"]
frozen = true
rules = {
  web = { port = 443, cidrs = ["0.0.0.0/0"] }
  ssh = {
    port = 22
  }
}
replicas = 3
owner = null
