/** The stage between files and graph that builds overlays: what manifests say where Kustomize applies them. */

import { folderOf } from '../../../syntax/path';
import { emptyFacts, type Facts } from '../../model';
import { distinct } from '../../terraform/module/same';
import { isKustomization } from '../chart/kept';
import { withOwnAliases } from '../chart/own-aliases';
import { PLACED, type Placed } from '../chart/placed';
import { extractManifests } from '../extract';
import { manifestsIn } from '../manifest';
import { remembered } from '../remembered';
import { type Building, build } from './build';
import { kustomizationOf } from './kustomization';
import type { Resource } from './transform';

/** What one overlay says of each file, and what it looked at. */
interface Built {
  readonly seen: ReadonlyMap<string, Facts | undefined>;
  readonly said: ReadonlyMap<string, Placed>;
  readonly patches: ReadonlyMap<string, boolean>;
}

/**
 * The files with what overlays make of them in place of what they say alone. A patch says nothing alone. A file of which nothing
 * else is known than before gives the same object.
 */
export function withOverlays(files: readonly Facts[]): readonly Facts[] {
  const kustomizations = new Map<string, Facts>();
  for (const facts of files)
    if (facts.source !== undefined && isKustomization(facts.file)) kustomizations.set(folderOf(facts.file), facts);
  if (kustomizations.size === 0) return files;
  const byFile = new Map(files.map((facts) => [facts.file, facts]));
  const said = new Map<string, Placed[]>();
  const patches = new Map<string, boolean>();
  for (const dir of topsOf(kustomizations)) {
    const built = builtOf(dir, byFile, kustomizations);
    for (const [file, one] of built.said) said.set(file, [...(said.get(file) ?? []), one]);
    for (const [file, isApplied] of built.patches) patches.set(file, (patches.get(file) ?? false) || isApplied);
  }
  return files.map((facts) => {
    const all = said.get(facts.file);
    if (all) return joined(facts, all);
    const isApplied = patches.get(facts.file);
    return isApplied === undefined ? facts : isApplied ? silent(facts) : waiting(facts);
  });
}

/** Overlays that no other takes in. */
function topsOf(kustomizations: ReadonlyMap<string, Facts>): string[] {
  const taken = new Set([...kustomizations.values()].flatMap((facts) => kustomizationOf(facts).resources));
  return [...kustomizations].flatMap(([dir, facts]) => (taken.has(dir) || kustomizationOf(facts).isComponent ? [] : [dir]));
}

const known = new WeakMap<Facts, Built>();

function builtOf(dir: string, files: ReadonlyMap<string, Facts>, kustomizations: ReadonlyMap<string, Facts>): Built {
  const facts = kustomizations.get(dir) as Facts;
  const before = known.get(facts);
  const now = (path: string) => (path.endsWith('/') ? kustomizations.get(path.slice(0, -1)) : files.get(path));
  if (before && [...before.seen].every(([path, one]) => now(path) === one)) return before;
  const building: Building = { files, kustomizations, seen: new Map(), patches: new Map() };
  const byFile = new Map<string, Resource[]>();
  for (const resource of build(dir, building)) byFile.set(resource.file, [...(byFile.get(resource.file) ?? []), resource]);
  const said = new Map(
    [...byFile].map(([file, resources]) => [file, factsOf(file, files.get(file) as Facts, resources)] as const),
  );
  const made = { seen: building.seen, said, patches: building.patches };
  known.set(facts, made);
  return made;
}

function factsOf(file: string, { host, source = '' }: Facts, resources: readonly Resource[]): Placed {
  const draft = emptyFacts(file, host);
  const context = { file, host, text: source, fingerprint: () => '', facts: draft };
  extractManifests(
    context,
    resources.flatMap(({ value }) => manifestsIn(context, value)),
  );
  return Object.fromEntries(PLACED.map((key) => [key, draft[key]])) as unknown as Placed;
}

const joined = remembered((facts: Facts, said: readonly Placed[]): Facts => {
  const parts = Object.fromEntries(
    PLACED.map((key) => [key, distinct<object>(said.flatMap((one) => one[key] as readonly object[]))]),
  );
  return withOwnAliases({ ...facts, ...(parts as unknown as Placed) }, facts);
});

/** A patch whose object is known: that one says it all. */
const silent = perFacts((facts) => ({
  ...facts,
  ...(Object.fromEntries(PLACED.map((key) => [key, []])) as unknown as Placed),
}));

/** A patch whose object is elsewhere: what it leaves out stands there. */
const waiting = perFacts((facts) => ({
  ...facts,
  references: facts.references.filter(({ implicit }) => !implicit),
  pods: facts.pods.map((pod) => ({ ...pod, open: true as const })),
}));

function perFacts(change: (facts: Facts) => Facts): (facts: Facts) => Facts {
  const of = remembered<never>((facts) => change(facts));
  return (facts) => of(facts, []);
}
