// Vault 1.14.1, the last under the Mozilla Public License, as a server and a command of tests.
package main

import (
	"os"

	"github.com/hashicorp/vault/command"
)

func main() { os.Exit(command.Run(os.Args[1:])) }
