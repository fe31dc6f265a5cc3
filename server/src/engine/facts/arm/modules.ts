/**
 * Bicep modules of the workspace, with what their callers hand on: the stage between files and graph. A default that every caller
 * overrides decides nothing; what a caller hands on decides at the caller's place.
 */
import type { BicepFile, Expression, ResourceDeclaration } from '../../syntax/bicep/ast';
import { parseBicep } from '../../syntax/bicep/parser';
import { folderOf, joinPath } from '../../syntax/path';
import type { Value } from '../../syntax/value';
import { emptyFacts, type Facts, type FactsDraft } from '../model';
import { bicepScope, bicepTemplate } from './bicep';
import { addCloud } from './cloud';
import { evaluate } from './evaluate';
import { unknown } from './scope';

/** More calls of one file say nothing new. */
const MOST_CALLS = 30;

interface Call {
  readonly file: string;
  readonly given: ReadonlyMap<string, Value>;
  readonly key: string;
}

/** The files, with what modules declare as their callers have it. A file that nobody calls, or of which nothing else is known than before, is the same object. */
export function withBicepModules(files: readonly Facts[]): readonly Facts[] {
  const known = new Map<string, Facts>();
  for (const facts of files) if (facts.host === 'bicep' && facts.source !== undefined) known.set(facts.file, facts);
  if (known.size < 2) return files;
  const called = new Set([...known.values()].flatMap((facts) => callsOf(facts, false).map(({ file }) => file)));
  const calls = new Map<string, Call[]>();
  for (const facts of known.values())
    for (const call of callsOf(facts, called.has(facts.file))) calls.set(call.file, [...(calls.get(call.file) ?? []), call]);
  return files.map((facts) => {
    const own = known.has(facts.file) ? calls.get(facts.file) : undefined;
    return own ? asCalled(facts, own.slice(0, MOST_CALLS)) : facts;
  });
}

const trees = new WeakMap<Facts, BicepFile>();

function treeOf(facts: Facts): BicepFile {
  const known = trees.get(facts) ?? parseBicep(facts.source ?? '');
  trees.set(facts, known);
  return known;
}

const remembered = { open: new WeakMap<Facts, readonly Call[]>(), alone: new WeakMap<Facts, readonly Call[]>() };

/** What a file hands to modules. Of a file that is a module itself nobody knows what it was given. */
function callsOf(facts: Facts, isCalled: boolean): readonly Call[] {
  const memory = isCalled ? remembered.open : remembered.alone;
  const known = memory.get(facts);
  if (known) return known;
  const tree = treeOf(facts);
  const modules = tree.statements.filter((one): one is ResourceDeclaration => one.kind === 'module');
  const params = tree.statements.flatMap((one) => (one.kind === 'param' ? [one.name] : []));
  const open = isCalled ? params.map((name) => [name, unknown({ file: facts.file, start: 0, end: 0 }, name)] as const) : [];
  const scope = modules.length > 0 ? bicepScope(facts.file, facts.source ?? '', tree, new Map(open)) : undefined;
  const found = modules.flatMap((node): Call[] => {
    const [part, ...more] = node.path?.parts ?? [];
    const file = part?.kind === 'text' && more.length === 0 ? joinPath(folderOf(facts.file), part.text) : undefined;
    if (file === undefined || !scope || !node.value) return [];
    const given = new Map<string, Value>();
    for (const { key, value } of paramsOf(node.value)) if (key !== undefined) given.set(key, evaluate(value, scope));
    return [{ file, given, key: JSON.stringify([...given]) }];
  });
  memory.set(facts, found);
  return found;
}

function paramsOf(value: Expression) {
  let at: Expression = value;
  while (at.kind === 'for' || at.kind === 'if') at = at.body;
  const params = at.kind === 'object' ? at.entries.find(({ key }) => key === 'params')?.value : undefined;
  return params?.kind === 'object' ? params.entries : [];
}

const results = new WeakMap<Facts, { readonly key: string; readonly facts: Facts }>();

function asCalled(facts: Facts, calls: readonly Call[]): Facts {
  const key = calls.map((call) => call.key).join('\n');
  const before = results.get(facts);
  if (before?.key === key) return before.facts;
  const draft: FactsDraft = emptyFacts(facts.file, facts.host);
  const seen = new Set<string>();
  for (const { given, key: own } of calls) {
    if (seen.has(own)) continue;
    seen.add(own);
    const template = bicepTemplate(facts.file, facts.source ?? '', treeOf(facts), given);
    for (const resource of template.resources) addCloud(draft, resource, template);
  }
  const made: Facts = {
    ...facts,
    identities: draft.identities,
    references: draft.references,
    settings: [...facts.settings.filter(({ about }) => about === 'printed-key'), ...draft.settings],
    cloudGrants: draft.cloudGrants,
    cloudRoles: draft.cloudRoles,
    federations: draft.federations,
    issuedCredentials: draft.issuedCredentials,
    appPermissions: draft.appPermissions,
    vaultAccess: draft.vaultAccess,
  };
  results.set(facts, { key, facts: made });
  return made;
}
