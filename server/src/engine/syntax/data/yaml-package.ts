type Package = typeof import('yaml');

let loaded: Package | undefined;

/** The `yaml` package, loaded when the first text is read: many runs of the command line read none. */
export function yaml(): Package {
  loaded ??= require('yaml') as Package;
  return loaded;
}
