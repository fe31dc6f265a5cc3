/** Remedies turned into edits: hosts × vaults. The one front door of this room. */
import { isTestFile } from '../facts/source/test-file';
import type { Finding, Remedy } from '../rules/model';
import { applyFix } from './apply';
import { editData } from './data/edit';
import { scriptVariable } from './hosts/github-actions/script-variable';
import { hostFor } from './hosts/index';
import { ownAccount } from './hosts/kubernetes/own-account';
import type { Draft, HostFixes, Place } from './hosts/model';
import type { FileEdit, Fix, FixContext, Step } from './model';
import { isTelling, nameSecret, type SecretName } from './naming';
import { insertCondition, insertElement } from './policy/insert';
import { narrowAction } from './policy/narrow-action';
import { narrowResource } from './policy/narrow-resource';
import { perObject } from './remember';
import { retirement, rotation } from './rotation';
import { editSource } from './source-change';
import { replaceTerm, replaceText } from './terms';
import { togetherFixes } from './together';
import { vaultsFor } from './vaults/index';
import type { Vault } from './vaults/model';

type CredentialRemedy = Extract<Remedy, { type: 'vault-reference' | 'drop-credentials' }>;

/** Identity replacement before vaults, work by hand last. */
const ORDER: Readonly<Record<Remedy['type'], number>> = {
  'replace-text': 0,
  'replace-term': 0,
  'narrow-action': 0,
  'narrow-resource': 0,
  'insert-condition': 0,
  'insert-element': 0,
  'set-attribute': 0,
  'remove-declaration': 0,
  'edit-data': 0,
  'edit-source': 0,
  'script-variable': 0,
  'own-account': 0,
  'drop-credentials': 0,
  'vault-reference': 1,
  'vault-references': 1,
  manual: 2,
};

/**
 * What can be done about a finding, best first. Reads the files through `context.read` and parses them again, so a fix fits
 * the text of this moment; where the text has moved on since the finding, there is none. Pure; never throws; neither titles
 * nor follow-ups hold the secret.
 */
export function fixesFor(finding: Finding, context: FixContext): Fix[] {
  return [...offers(finding, context)];
}

/** The first of `fixesFor`, for one who needs no other. */
export function bestFix(finding: Finding, context: FixContext): Fix | undefined {
  for (const fix of offers(finding, context)) return fix;
  return undefined;
}

/** Made one by one: who takes only the first does not pay for the others. */
function* offers(finding: Finding, context: FixContext): Generator<Fix> {
  const remedies = finding.remedies.map((remedy, index) => ({ remedy, index }));
  remedies.sort((a, b) => ORDER[a.remedy.type] - ORDER[b.remedy.type] || a.index - b.index);
  const seen = new Set<string>();
  for (const { remedy } of remedies) {
    try {
      for (const fix of fixesOf(remedy, finding, context)) {
        if (seen.has(fix.id)) continue;
        seen.add(fix.id);
        if (fits(fix, context)) yield formatted(fix, context);
      }
    } catch (error) {
      if (!context.tolerant) throw error;
    }
  }
}

function fixesOf(remedy: Remedy, finding: Finding, context: FixContext): Iterable<Fix> {
  switch (remedy.type) {
    case 'vault-reference':
      return vaultFixes(remedy, context);
    case 'vault-references':
      return togetherFixes(remedy.credentials, context, (credential, one) =>
        vaultFixes({ type: 'vault-reference', credential }, one),
      );
    case 'drop-credentials':
      return dropFixes(remedy, context);
    case 'replace-term':
      return replaceTerm(remedy, context);
    case 'narrow-action':
      return narrowAction(remedy, context);
    case 'narrow-resource':
      return narrowResource(remedy, context);
    case 'replace-text':
      return replaceText(remedy, context);
    case 'insert-condition':
      return insertCondition(remedy, context);
    case 'edit-data':
      return editData(remedy, context);
    case 'edit-source':
      return editSource(remedy, context);
    case 'own-account':
      return ownAccount(remedy, context);
    case 'script-variable':
      return scriptVariable(remedy, context);
    case 'insert-element':
      return insertElement(remedy, context);
    case 'set-attribute':
    case 'remove-declaration': {
      const { file } = remedy.owner;
      const text = context.read(file);
      const host = text === undefined ? undefined : hostOf(context, file);
      const removes = remedy.type === 'remove-declaration';
      const draft = removes ? host?.remove?.(context, text ?? '', remedy) : host?.attribute?.(context, text ?? '', remedy);
      const id = removes ? remedy.type : `${remedy.type}:${remedy.name}`;
      return draft ? [{ id, title: draft.title ?? '', ...rest(draft, []) }] : [];
    }
    case 'manual': {
      const nth = finding.remedies.filter(({ type }) => type === 'manual').indexOf(remedy);
      return [{ id: `manual:${nth}`, title: remedy.title, safety: 'manual', edits: [], followUp: remedy.steps }];
    }
  }
}

function* vaultFixes(remedy: CredentialRemedy, context: FixContext): Generator<Fix> {
  const { credential } = remedy;
  const isStored = remedy.type === 'vault-reference' && remedy.stored;
  const place = placeOf(credential, context);
  if (!place) return;
  if (isMadeUp(place)) {
    yield MADE_UP;
    return;
  }
  const host = hostOf(context, place.file);
  const identity = host.identity?.(place);
  if (identity) yield { id: 'identity', title: identity.title ?? '', ...rest(identity, [retirement(credential)]) };
  let offered = identity !== undefined;
  for (const vault of vaultsFor(context, credential, host.ownFirst || credential.storage === 'environment')) {
    if (!(vault.environment ? !isStored && environmentFits(place) : vaultFits(place, vault))) continue;
    const draft = host.reference?.(place, vault);
    if (!draft) continue;
    offered = true;
    yield vaultFix(place, vault, draft);
  }
  if (offered) return;
  const vault = (vaultsFor(context, credential).find((one) => vaultFits(place, one)) ??
    vaultsFor(context, credential)[0]) as Vault;
  const title = `Move the value to ${vault.place(place.name)} by hand`;
  const followUp = [
    ...(host.byHand?.(place) ?? [inPlace(place)]),
    ...stepsOf(vault, place.name),
    ...copies(place),
    rotation(place.credential),
  ];
  yield { id: `by-hand:${vault.id}`, title, safety: 'manual', edits: [], followUp };
}

/** What is left to do in the file where its host knows no more. */
function inPlace({ file, name }: Place): Step {
  return `Take the value out of ${file}, and let the program put in what it reads from the vault, or from ${name.env}, when it starts.`;
}

/** A value of a test that looks like nothing real is what the test is about: from outside it would not pass, and mean nothing. */
function isMadeUp({ credential, file }: Place): boolean {
  const { confidence, format, storage } = credential;
  return storage === 'literal' && confidence === 'low' && (format === undefined || format === 'jwt') && isTestFile(file);
}

const MADE_UP: Fix = {
  id: 'by-hand:test',
  title: 'Keep only what was made up in the test',
  safety: 'manual',
  edits: [],
  followUp: [
    'If it opens nothing, let the test make it up when it runs, or write beside it why it may stay (nhi-ignore, with the reason).',
    'If it opens anything, rotate it, and give the test one that may do no more than the test needs, from the environment.',
  ],
};

/** Whoever can read the vault of a cloud has credentials of that cloud already. */
function vaultFits({ credential }: Place, vault: Vault): boolean {
  return !vault.cloud || credential.slot.ownerType !== `${vault.cloud}-sdk`;
}

const CLOUD_SDKS = new Set(['aws-sdk', 'azure-sdk', 'gcp-sdk']);

/**
 * The environment is a step forward from a literal, except in what rule sdk-non-vault-secret-read would report next: arguments
 * of cloud SDKs, which find credentials by themselves, and SDKs in a project that reads a vault already.
 */
function environmentFits({ credential, context, file }: Place): boolean {
  // A build argument comes from there already; as a secret of the build it leaves no trace.
  if (credential.storage === 'environment') return credential.slot.kind === 'docker-build';
  if (credential.slot.kind !== 'sdk-argument') return true;
  if (CLOUD_SDKS.has(credential.slot.ownerType ?? '')) return false;
  return !projectsWithVault(context.graph).has(topFolder(file));
}

/** Top folders in which a program reads a vault. */
const projectsWithVault = perObject((graph: FixContext['graph']): Set<string> => {
  const isRead = ({ vault }: { vault: string }) => vault !== 'kubernetes-secret' && vault !== 'ci-secret';
  return new Set(
    [...graph.facts].flatMap(([file, { vaultReferences }]) => (vaultReferences.some(isRead) ? [topFolder(file)] : [])),
  );
});

function topFolder(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : '';
}

function vaultFix(place: Place, vault: Vault, draft: Draft): Fix {
  const note = draft.note ? `; ${draft.note}` : '';
  const where = vault.place(place.name);
  const title = draft.title ?? `Replace with a reference to ${note ? where.replace(/\)$/, `${note})`) : where}`;
  const steps = draft.followUp ?? stepsOf(vault, place.name);
  return {
    id: `vault-reference:${vault.id}`,
    title,
    ...rest({ ...draft, followUp: steps }, [...copies(place), rotation(place.credential)]),
  };
}

function dropFixes({ credential }: CredentialRemedy, context: FixContext): Fix[] {
  const place = placeOf(credential, context);
  const draft = place && hostOf(context, place.file).drop?.(place);
  return draft
    ? [
        {
          id: 'drop-credentials',
          title: draft.title ?? '',
          ...rest(draft, credential.storage === 'literal' ? [retirement(credential)] : []),
        },
      ]
    : [];
}

function rest(draft: Draft, last: readonly Step[]): Pick<Fix, 'safety' | 'edits' | 'followUp'> {
  return { safety: draft.safety, edits: draft.edits, followUp: [...(draft.steps ?? []), ...(draft.followUp ?? []), ...last] };
}

function placeOf(credential: Place['credential'], context: FixContext): Place | undefined {
  const { file, start, end } = credential.span;
  const text = context.read(file);
  if (text === undefined || end > text.length || start >= end) return undefined;
  if (credential.storage !== 'literal' && credential.storage !== 'environment') return undefined;
  // Somebody was faster: a reference stands there already.
  if (credential.storage === 'literal' && /^(?:op|ref\+\w+):\/\/|^\$(?:\(|\{?\{?[A-Za-z_])/.test(text.slice(start, end)))
    return undefined;
  return { context, file, text, credential, name: context.name ?? nameSecret(credential, context.graph) };
}

function hostOf(context: FixContext, file: string): HostFixes {
  return hostFor(file, context.graph.facts.get(file)?.host ?? 'text', context.read(file));
}

/** Store the value, allow the read. */
function stepsOf(vault: Vault, name: SecretName): Step[] {
  return [...vault.store(name), ...vault.reader(name)];
}

/** Where else the same value stands; nothing where its places are replaced together. */
function copies({ context, credential, file }: Place): string[] {
  return context.name || !isTelling(credential, context.graph) ? [] : copiesOf(credential.fingerprint, context.graph, [file]);
}

/** What to say of a value that still stands in other files than these. */
export function copiesOf(fingerprint: string, graph: FixContext['graph'], except: readonly string[]): string[] {
  const files = (filesByValue(graph).get(fingerprint) ?? []).filter((other) => !except.includes(other));
  return files.length > 0 ? [`The same value stands in ${files.slice(0, 10).join(', ')}: replace it there too.`] : [];
}

const filesByValue = perObject((graph: FixContext['graph']): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const file of [...graph.facts.keys()].sort()) {
    const values = new Set(graph.facts.get(file)?.credentials.map(({ fingerprint }) => fingerprint));
    for (const value of values) if (value !== '') found.set(value, [...(found.get(value) ?? []), file]);
  }
  return found;
});

function formatted(fix: Fix, context: FixContext): Fix {
  const edits = fix.edits.map((one): FileEdit => {
    const text = one.create ? undefined : context.read(one.file);
    const format = hostOf(context, one.file).formatted;
    return text !== undefined && format ? { ...one, edits: format(text, one.edits) } : one;
  });
  return { ...fix, edits };
}

/** A plan and a state are made again from something else. */
function isMade(file: string, text: string | undefined): boolean {
  if (/\.tfstate(?:\.backup)?$/i.test(file)) return true;
  return (
    /\.json$/i.test(file) &&
    /"format_version"/.test(text?.slice(0, 400) ?? '') &&
    /"(?:planned_values|resource_changes)"/.test(text ?? '')
  );
}

/** A fix whose edits do not fit the files, or change nothing, is no fix. */
function fits(fix: Fix, context: FixContext): boolean {
  if (fix.edits.some(({ file }) => isMade(file, context.read(file)))) return false;
  const changed = applyFix(context.read, fix);
  return changed !== undefined && [...changed].every(([file, text]) => context.read(file) !== text);
}
