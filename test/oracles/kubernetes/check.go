package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	flux "github.com/fluxcd/helm-controller/api/v2"
	apps "k8s.io/api/apps/v1"
	batch "k8s.io/api/batch/v1"
	core "k8s.io/api/core/v1"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/json"
	"sigs.k8s.io/yaml"
)

// Types of Kubernetes, by `apiVersion/kind`.
var builtIn = map[string]func() any{
	"apps/v1/Deployment":  func() any { return &apps.Deployment{} },
	"apps/v1/StatefulSet": func() any { return &apps.StatefulSet{} },
	"apps/v1/DaemonSet":   func() any { return &apps.DaemonSet{} },
	"batch/v1/Job":        func() any { return &batch.Job{} },
	"batch/v1/CronJob":    func() any { return &batch.CronJob{} },
	"v1/Pod":              func() any { return &core.Pod{} },
	"v1/Secret":           func() any { return &core.Secret{} },
	"v1/ConfigMap":        func() any { return &core.ConfigMap{} },
	"v1/ServiceAccount":   func() any { return &core.ServiceAccount{} },
	// Flux keeps its definitions in a module of their types.
	"helm.toolkit.fluxcd.io/v2/HelmRelease": func() any { return &flux.HelmRelease{} },
}

// check gives how many objects of a known type a file has, and what is wrong with the first bad one.
func check(text []byte, definitions map[string]*definition) (int, error) {
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	documents := utilyaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(text)))
	known := 0
	for {
		document, err := documents.Read()
		if errors.Is(err, io.EOF) {
			return known, nil
		}
		if err != nil {
			return known, err
		}
		count, err := object(document, definitions)
		known += count
		if err != nil {
			return known, err
		}
	}
}

func object(document []byte, definitions map[string]*definition) (int, error) {
	var head struct {
		APIVersion string           `json:"apiVersion"`
		Kind       string           `json:"kind"`
		Items      []map[string]any `json:"items"`
	}
	if err := yaml.Unmarshal(document, &head); err != nil {
		return 0, err
	}
	if head.Kind == "List" {
		return items(head.Items, definitions)
	}
	name := head.APIVersion + "/" + head.Kind
	var err error
	if into, ok := builtIn[name]; ok {
		err = decode(document, into())
	} else if custom, ok := definitions[name]; ok {
		err = custom.validate(document)
	} else {
		return 0, nil
	}
	if err != nil {
		return 1, fmt.Errorf("%s: %w", name, err)
	}
	return 1, nil
}

// decode is case-sensitive, as a cluster is and Go's own decoder is not.
func decode(document []byte, into any) error {
	text, err := yaml.YAMLToJSONStrict(document)
	if err != nil {
		return err
	}
	unknown, err := json.UnmarshalStrict(text, into)
	return errors.Join(append(unknown, err)...)
}

func items(all []map[string]any, definitions map[string]*definition) (int, error) {
	known := 0
	for _, item := range all {
		text, err := yaml.Marshal(item)
		if err != nil {
			return known, err
		}
		count, err := object(text, definitions)
		known += count
		if err != nil {
			return known, err
		}
	}
	return known, nil
}
