// Reads Compose files as `docker compose config` does, each alone: compose FILE... prints `FILE:1 complaint` for each one that Compose
// would not take. Variables that a file demands are given a value, for whoever starts it gives them one.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/loader"
)

var variable = regexp.MustCompile(`\$\{?([A-Za-z_][A-Za-z0-9_]*)`)

func check(name string) error {
	path, err := filepath.Abs(name)
	if err != nil {
		return err
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var given []string
	for _, match := range variable.FindAllStringSubmatch(string(text), -1) {
		given = append(given, match[1]+"=given")
	}
	options, err := cli.NewProjectOptions([]string{path}, cli.WithName("oracle"), cli.WithEnv(given), cli.WithLoadOptions(func(o *loader.Options) {
		// Other files are not here.
		o.SkipResolveEnvironment = true
		o.SkipExtends = true
		o.SkipInclude = true
	}))
	if err != nil {
		return err
	}
	_, err = options.LoadProject(context.Background())
	return err
}

func main() {
	for _, name := range os.Args[1:] {
		if err := check(name); err != nil {
			fmt.Printf("%s:1 %s\n", name, strings.Join(strings.Fields(err.Error()), " "))
		}
	}
}
