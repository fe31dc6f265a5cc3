/*
 * Start-up scripts: heredocs and directives.
 */
resource "aws_instance" "runner" {
  ami       = data.aws_ami.linux.id
  user_data = <<-EOT
    #!/bin/bash
    set -eu
      echo "stage ${var.stage}" > /etc/stage

    export URL="https://${ lower(var.host) }/x"
    echo "$${HOME} 100%%{done}"
    EOT

  connection {
    type = "ssh"
    host = self.public_ip
  }

  provisioner "local-exec" {
    command = <<EOF
resource "not" "a block" {
  text = "of the script"
}
EOF
  }
}

resource "local_file" "hosts" {
  filename = "${path.module}/hosts.txt"
  content  = <<HOSTS
%{ for ip in var.ips ~}
server ${ip}
%{ endfor ~}
%{ if var.debug }debug on%{ else }debug off%{ endif }
HOSTS
}

resource "local_file" "mixed" {
  filename = "mixed"
  content  = templatestring(<<-ONE
      first ${upper(<<TWO
inner ${var.x}
TWO
      )} after
    second
  ONE
  , { a = 1 })
  greeting = "Hello%{ if var.name != "" }, ${var.name}%{ endif }!"
  squeezed = "a ${~ var.b ~} c"
}

locals { one_line = "yes" }

output "done" { value = local.one_line }
