package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	v1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	"sigs.k8s.io/yaml"
)

// Where the vendors keep the definitions that their charts install.
var sources = []struct{ module, folder string }{
	{"github.com/external-secrets/external-secrets@v0.16.1", "config/crds/bases"},
	{"sigs.k8s.io/secrets-store-csi-driver@v1.4.8", "config/crd/bases"},
	{"github.com/hashicorp/vault-secrets-operator@v0.10.0", "config/crd/bases"},
	{"github.com/1Password/onepassword-operator@v1.8.1", "config/crd/bases"},
}

// A definition is one version of a custom resource.
type definition struct {
	structural *schema.Structural
	validator  validation.SchemaValidator
}

// installed gives every version of every definition, by `apiVersion/kind`.
func installed() (map[string]*definition, error) {
	found := map[string]*definition{}
	for _, source := range sources {
		folder, err := downloaded(source.module)
		if err != nil {
			return nil, err
		}
		files, err := filepath.Glob(filepath.Join(folder, source.folder, "*_*.yaml"))
		if err != nil || len(files) == 0 {
			return nil, fmt.Errorf("%s has no definitions in %s", source.module, source.folder)
		}
		for _, file := range files {
			if err := read(file, found); err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
		}
	}
	return found, nil
}

// downloaded is the folder of a module in Go's cache; the checksum database vouches for what is in it.
func downloaded(module string) (string, error) {
	out, err := exec.Command("go", "mod", "download", "-json", module).Output()
	var said struct{ Dir, Error string }
	if jsonErr := json.Unmarshal(out, &said); jsonErr != nil && err == nil {
		err = jsonErr
	}
	if said.Error != "" {
		return "", fmt.Errorf("%s", said.Error)
	}
	return said.Dir, err
}

func read(file string, found map[string]*definition) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var crd v1.CustomResourceDefinition
	if err := yaml.Unmarshal(text, &crd); err != nil {
		return err
	}
	for _, version := range crd.Spec.Versions {
		if version.Schema == nil || version.Schema.OpenAPIV3Schema == nil {
			continue
		}
		var internal apiextensions.JSONSchemaProps
		if err := v1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(version.Schema.OpenAPIV3Schema, &internal, nil); err != nil {
			return err
		}
		structural, err := schema.NewStructural(&internal)
		if err != nil {
			return err
		}
		validator, _, err := validation.NewSchemaValidator(&internal)
		if err != nil {
			return err
		}
		name := crd.Spec.Group + "/" + version.Name + "/" + crd.Spec.Names.Kind
		found[name] = &definition{structural, validator}
	}
	return nil
}

// validate says what a cluster would reject: what is written twice, unknown or wrong.
func (d *definition) validate(document []byte) error {
	text, err := yaml.YAMLToJSONStrict(document)
	if err != nil {
		return err
	}
	var object map[string]any
	if err := json.Unmarshal(text, &object); err != nil {
		return err
	}
	if problems := validation.ValidateCustomResource(nil, object, d.validator); len(problems) > 0 {
		return problems.ToAggregate()
	}
	options := schema.UnknownFieldPathOptions{TrackUnknownFieldPaths: true}
	if unknown := pruning.PruneWithOptions(object, d.structural, true, options); len(unknown) > 0 {
		return fmt.Errorf("unknown field %s", strings.Join(unknown, ", "))
	}
	return nil
}
