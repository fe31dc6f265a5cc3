// Reads Kubernetes manifests as a cluster with `--validate=strict` would: objects of Kubernetes into its own types, those of operators
// against the definitions that their vendors install.
//
// Usage: kubernetes FILE...  prints `FILE:complaint` for each file with an object that has an unknown field, a value of the wrong
// kind, or lacks what it needs. Objects of other groups only have to be YAML.
package main

import (
	"fmt"
	"os"
	"strings"
)

func main() {
	definitions, err := installed()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	known, bad := 0, false
	for _, name := range os.Args[1:] {
		text, err := os.ReadFile(name)
		if err == nil {
			var count int
			count, err = check(text, definitions)
			known += count
		}
		if err != nil {
			bad = true
			fmt.Printf("%s:%s\n", name, strings.Join(strings.Fields(err.Error()), " "))
		}
	}
	fmt.Fprintf(os.Stderr, "%d objects of known types in %d files\n", known, len(os.Args)-1)
	if bad {
		os.Exit(1)
	}
}
