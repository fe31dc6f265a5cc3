/** The front door of the engine: analyzeFile, analyzeWorkspace, fixesFor. Text in, plain data out. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { addCodeOwners, isCodeOwners } from './facts/code-owners';
import { addHumanLogins, isForPeople } from './facts/commands/human-logins';
import { addCommandUses, LONGEST_SCRIPT, mayHoldCommands } from './facts/commands/uses';
import { isNotebook } from './facts/data/notebook';
import { addEncrypted, mayBeEncrypted } from './facts/encrypted';
import { addCredentialFile } from './facts/files/extract';
import { keystoreFacts } from './facts/files/keystore';
import { credentialFileOf } from './facts/files/kinds';
import { hostOf, TEXTUAL } from './facts/host';
import { extractors } from './facts/index';
import { keyFileFacts } from './facts/keys/der-files';
import { addKeys } from './facts/keys/extract';
import { isPartOfDeployment } from './facts/kubernetes/chart/kept';
import { emptyFacts, type Facts, type Host } from './facts/model';
import { pipelinesWithoutSecrets } from './facts/pipelines/without-secrets';
import { recentOf } from './facts/recent';
import { addNeeds } from './facts/source/needs/index';
import { holdsLiteral, isSettingsFile, takesSettings } from './facts/source/settings-file';
import { isTestFile } from './facts/source/test-file';
import { isReadByOthers, withoutSecrets } from './facts/terraform/kept-text';
import { addTextCredentials } from './facts/text';
import { addThirdParties } from './facts/third-party/index';
import { buildGraph } from './graph/build';
import type { IdentityGraph } from './graph/model';
import { isBaseline } from './policy/foreign/files';
import { foreignSuppressions } from './policy/foreign/index';
import type { ForeignRecords } from './policy/foreign/model';
import type { Policy, Suppression } from './policy/model';
import { withPlaces } from './policy/places';
import { type Silenced, settle } from './policy/settle';
import { suppressionsIn } from './policy/suppress';
import type { Circumstances, Finding } from './rules/model';
import { type RawFinding, runFileRules, runGraphRules } from './rules/run';
import { Target } from './secrets/filter/needles';
import { textOffsets } from './secrets/filter/offsets';
import {
  type FormatHit,
  holdsPairs,
  holdsPolicy,
  isPlan,
  isState,
  mayHoldPolicies,
  type Triage,
  triage,
} from './secrets/filter/triage';
import { AHEAD_OF_WORDS, someWindow, WINDOWS_FROM } from './secrets/filter/windows';
import { keyedHash } from './secrets/keyed-hash';
import { convinces, promises } from './secrets/slots/preview';
import { decode, isGenerated } from './syntax/decode';
import { type GrammarLoader, isPrepared, prepareGrammar } from './syntax/source/grammar';

export { bestFix, fixesFor } from './fixes/index';

export interface Engine {
  readonly policy: Policy;
  /** Fresh random bytes each run: equal secrets have equal fingerprints within the run and nowhere else. */
  readonly key: Uint8Array;
  /** `YYYY-MM-DD`, for suppressions that end; the engine has no clock of its own. */
  readonly today?: string;
  /** What files of other scanners in the workspace folder leave out. */
  readonly foreign?: ForeignRecords;
  /** What git says of a place, where a rule that is on asks for it. */
  readonly ageOf?: Circumstances['ageOf'];
}

/** A file after one look at its bytes. */
export interface Inspected {
  /** Path relative to the workspace folder, forward slashes. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly text?: string;
  readonly host: Host;
  readonly triage: Triage;
  /** Whether the host's extractor has anything to do; files without are searched for token formats only. */
  readonly extract: boolean;
  /** Whether it is source code that calls AWS: what it needs is read off its text, without the extractor. */
  readonly calls?: boolean;
}

export interface FileResult {
  readonly facts: Facts;
  readonly findings: readonly RawFinding[];
  readonly suppressions: readonly Suppression[];
}

export interface Workspace {
  readonly graph: IdentityGraph;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Silenced[];
}

/** Hosts whose files always speak of identities; the others are parsed only when the first look found a reason. */
const ALWAYS: ReadonlySet<Host> = new Set<Host>([
  'ansible',
  'deployment-manager',
  'terraform',
  'cloudformation',
  'arm',
  'bicep',
  'kubernetes',
  'helm-template',
  'dockerfile',
  'agent',
  'pipeline',
  'groovy',
  'compose',
  'devcontainer',
]);
/** Data files that may hold policy documents. */
const DOCUMENT: ReadonlySet<Host> = new Set<Host>(['json', 'yaml']);
/** Files in which an unquoted word after a name is a value, not an expression. */
const DATA: ReadonlySet<Host> = new Set<Host>([
  'json',
  'yaml',
  'ansible',
  'deployment-manager',
  'pipeline',
  'compose',
  'devcontainer',
  'toml',
  'dotenv',
  'properties',
  'ini',
]);
/** Smaller ones are configuration: they are read whole. */
const SMALL_JSON = 512;
/** Nobody writes settings of this size by hand. */
const LARGE_JSON = 32 * 1024;
/** Larger XML is data of a program. */
const LARGE_XML = 128 * 1024;
const SOURCE: ReadonlySet<Host> = new Set<Host>([
  ...(['typescript', 'javascript', 'python', 'go', 'java'] as const),
  ...(['ruby', 'php', 'rust', 'csharp', 'kotlin', 'powershell'] as const),
]);

/** What every name of a secret has in it, and what says that a value is one: `kind: Secret`, `type = "SecureString"`. */
const SECRET_WORD = /pass|pwd|psk|secret|secure|token|key|cred|auth|bearer|jwt|sas\b|pat\b|pw\b|sas_|pat_|pw_|contrase/i;

/** One pass over UTF-8 bytes. `text` is their decoded form where the caller has it already. */
export function inspect(file: string, bytes: Uint8Array, text?: string): Inspected {
  return inspectFor(file, bytes, text, 'everything');
}

function inspectFor(file: string, bytes: Uint8Array, text: string | undefined, wanted: 'everything' | 'secrets'): Inspected {
  const seen = triage(bytes);
  const host = hostOf(file, seen.marks, bytes);
  const inspected = { file, bytes, host, triage: seen, extract: false, ...(text === undefined ? {} : { text }) };
  if (SOURCE.has(host)) return worthATree(inspected, wanted === 'everything' && !isTestFile(file));
  const { assignment, plainAssignment, statement } = seen.marks;
  // A Google service account key: its private key starts with a word and a blank, which no other literal does.
  if (host === 'json' && seen.marks.identity && seen.hits.some(({ format }) => format === Target.privateKey))
    return { ...inspected, extract: true };
  if (isNotebook(file)) return { ...inspected, extract: assignment || plainAssignment };
  // JSON has no unquoted strings; a large file of it is data of a program, where only a literal that convinces is worth a tree.
  if (host === 'json' && bytes.length > SMALL_JSON) {
    const named = assignment || plainAssignment;
    return (named && bytes.length < LARGE_JSON && holdsPairs(bytes)) ||
      (statement && holdsPolicy(bytes)) ||
      isPlan(bytes) ||
      isState(bytes)
      ? { ...inspected, extract: true }
      : ifItConvinces(inspected, false);
  }
  if (host === 'xml') return worthReading(inspected);
  const plain = plainAssignment && DATA.has(host);
  return { ...inspected, extract: ALWAYS.has(host) || assignment || plain || (statement && DOCUMENT.has(host)) };
}

/**
 * `inspect` for one who asks about secrets only: files of hosts that speak of identities in any case are left unparsed
 * where the filter saw nothing and no name is a secret's.
 */
export function inspectForSecrets(file: string, bytes: Uint8Array): Inspected {
  const inspected = inspectFor(file, bytes, undefined, 'secrets');
  const { host } = inspected;
  const { marks, hits } = inspected.triage;
  if (!inspected.extract || !ALWAYS.has(host) || host === 'agent' || marks.assignment || marks.plainAssignment || hits.length > 0)
    return inspected;
  const text = decode(bytes).text;
  return { ...inspected, text, extract: SECRET_WORD.test(text) };
}

/**
 * Source trees cost a hundred times more than the look at the bytes: one is made where an identity is at work, where a policy
 * may stand, or where a literal beside a secret-like name would convince even without the tree.
 */
function worthATree(inspected: Inspected, permissions: boolean): Inspected {
  const { bytes, host, file } = inspected;
  const { marks, hits } = inspected.triage;
  const { identity, driver, assignment } = marks;
  if (permissions && isSettingsFile(file, bytes.length) && !isGenerated(bytes)) {
    const text = inspected.text ?? decode(bytes).text;
    if (holdsLiteral(text)) return { ...inspected, text, extract: true, ...(marks.sdk ? { calls: true } : {}) };
  }
  // What stands under a name is read from the text: a tree is for what is handed to a call.
  const calls = permissions && marks.sdk;
  if (TEXTUAL.has(host)) {
    const extract = (identity || (driver && assignment)) && !isGenerated(bytes);
    return { ...inspected, extract, ...(calls && !isGenerated(bytes) ? { calls } : {}) };
  }
  const policies = permissions && mayHoldPolicies(bytes, marks);
  if ((!identity && !assignment && !policies && !calls && !driver) || isGenerated(bytes)) return inspected;
  const seen = calls ? { ...inspected, calls } : inspected;
  if (identity || policies || (assignment && hits.some(mayBeSecret))) return { ...seen, extract: true };
  if (driver && permissions && bytes.length < WINDOWS_FROM) {
    const text = inspected.text ?? decode(bytes).text;
    if (takesSettings(text)) return { ...seen, text, extract: true };
  }
  return ifItConvinces(seen, driver);
}

/** Certificates and public keys are read from the text: they are no reason for a tree. */
function mayBeSecret({ format }: FormatHit): boolean {
  return format !== Target.certificate && format !== Target.publicKey;
}

/** In XML the name of a secret and its value may stand in two elements: any secret-like word is a reason. */
function worthReading(inspected: Inspected): Inspected {
  const text = inspected.bytes.length > LARGE_XML ? undefined : (inspected.text ?? decode(inspected.bytes).text);
  if (text === undefined) return { ...inspected, extract: inspected.triage.marks.assignment };
  return /passw|passphrase|pwd|secret|token|api.?key|credential|validationKey/i.test(text)
    ? { ...inspected, text, extract: true }
    : inspected;
}

/** Extracts where a literal beside a secret-like name would be believed as it stands in the text. */
function ifItConvinces(inspected: Inspected, known: boolean): Inspected {
  const { words, marks } = inspected.triage;
  if (!marks.assignment) return inspected;
  const { file, bytes } = inspected;
  const look = (text: string, hits: readonly FormatHit[]) => convinces(file, text, hits, known);
  const seen = isLarge(inspected) ? someWindow(bytes, words, AHEAD_OF_WORDS, look) : undefined;
  if (seen !== undefined) return { ...inspected, extract: seen };
  const text = inspected.text ?? decode(bytes).text;
  return { ...inspected, text, extract: look(text, textOffsets(bytes, text, words)) };
}

/** A file that is not text yet, and for which being made into text is what costs. */
function isLarge({ bytes, text }: Inspected): boolean {
  return text === undefined && bytes.length > WINDOWS_FROM;
}

/** Loads what the file's host needs; undefined when it is there already, so that callers need not wait. */
export function prepare(inspected: Inspected, load: GrammarLoader): Promise<void> | undefined {
  const { extract, host, file } = inspected;
  return extract && SOURCE.has(host) && !isPrepared(host, file) ? prepareGrammar(host, file, load) : undefined;
}

/** What one file says and what the rules over one file say of it. Never throws. */
export function analyzeInspected(inspected: Inspected, engine: Engine): FileResult {
  const { file, host, triage: seen, extract } = inspected;
  const facts = emptyFacts(file, host);
  if (isBaseline(file)) return { facts, findings: [], suppressions: [] };
  const hits = TEXTUAL.has(host) ? [...seen.hits, ...seen.words] : seen.hits;
  if (
    !extract &&
    !inspected.calls &&
    credentialFileOf(file) === undefined &&
    !mayBeEncrypted(file, inspected.bytes) &&
    !isCodeOwners(file)
  ) {
    const promise = isLarge(inspected) && !TEXTUAL.has(host) ? promises(inspected.bytes, hits) : hits.length > 0;
    const isRead =
      isReadByOthers(file, host, seen.marks.statement) ||
      isPartOfDeployment(file, host, () => decode(inspected.bytes.subarray(0, 400)).text);
    if (!promise && !isRead && !((host === 'shell' || isForPeople(file, host)) && inspected.bytes.length < LONGEST_SCRIPT))
      return { facts, findings: [], suppressions: [] };
  }
  const text = inspected.text ?? decode(inspected.bytes).text;
  const recent = recentOf(file, text, keyedHash(engine.key));
  const context = { file, host, text, fingerprint: recent.fingerprint, facts, recent };
  try {
    if (extract) extractors[host]?.(context);
    if (inspected.calls) addNeeds(context);
    if (hits.length > 0) {
      const places = textOffsets(inspected.bytes, text, hits);
      addTextCredentials(context, places);
      addKeys(context, places);
    }
    if (mayHoldCommands(host)) addCommandUses(context);
    addHumanLogins(context);
    addCredentialFile(context);
    addEncrypted(context);
    addCodeOwners(context);
    addThirdParties(context);
  } catch (error) {
    // A bug in an extractor costs one file, not the run. Only the kind of the error: its text could quote the file.
    facts.unresolved.push({ reason: `analysis ended early (${(error as Error).name})`, span: { file, start: 0, end: 0 } });
  }
  if (facts.pipelines.length > 0) facts.pipelines = pipelinesWithoutSecrets(text, facts);
  if (isReadByOthers(file, host, seen.marks.statement) || isPartOfDeployment(file, host, () => text))
    facts.source = withoutSecrets(text, facts);
  const result: FileResult = { facts, findings: runFileRules(facts), suppressions: [] };
  // Where nothing was found there is nothing to suppress, and most texts that were looked at are large.
  if (!isWorthKeeping(result)) return result;
  const foreign = engine.policy.honourForeign ? foreignSuppressions(engine.foreign, facts, text) : [];
  return { ...result, suppressions: [...suppressionsIn(text), ...foreign] };
}

/** A file that is no text: a store of keys or a certificate by its first bytes; undefined for any other. */
export function analyzeBinary(file: string, bytes: Uint8Array): FileResult | undefined {
  const facts = keystoreFacts(file, bytes) ?? keyFileFacts(file, bytes);
  return facts && { facts, findings: runFileRules(facts), suppressions: [] };
}

/** Whether a result says anything that the workspace needs. */
export function isWorthKeeping({ facts, findings }: FileResult): boolean {
  if (findings.length > 0 || facts.source !== undefined) return true;
  return Object.values(facts).some((part) => Array.isArray(part) && part.length > 0);
}

/** A file given as text: what an editor has. Grammars must have been prepared. */
export function analyzeFile(source: { readonly file: string; readonly text: string }, engine: Engine): FileResult {
  return analyzeInspected(inspect(source.file, utf8ToBytes(source.text), source.text), engine);
}

function circumstancesOf({ policy, today, ageOf }: Engine): Circumstances {
  return { limits: policy.limits, ...(today === undefined ? {} : { today }), ...(ageOf ? { ageOf } : {}) };
}

/** Joins the files: the graph, the rules over it, and the final findings under the policy. */
export function analyzeWorkspace(results: readonly FileResult[], engine: Engine): Workspace {
  const graph = buildGraph(results.map((result) => result.facts));
  const raw = [...results.flatMap((result) => result.findings), ...runGraphRules(graph, circumstancesOf(engine))];
  const suppressions = new Map(results.map((result) => [result.facts.file, result.suppressions]));
  const settled = settle(raw, engine.policy, (file) => suppressions.get(file) ?? [], engine.today);
  return { graph, ...settled, findings: withPlaces(settled.findings, graph) };
}
