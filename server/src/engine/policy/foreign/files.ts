/** Reads the files in which other secret scanners keep what they leave out. */
import { parseJson } from '../../syntax/data/json';
import { parseYaml } from '../../syntax/data/yaml';
import { lineStarts, positionAt } from '../../syntax/lines';
import { get, itemsOf, textOf, type Value } from '../../syntax/value';
import { compileExpression } from './expression';
import type { ForeignLine, ForeignPaths, ForeignRecords } from './model';

/** They stand beside `.nhi.yaml`, in the workspace folder. */
export const FOREIGN_FILES = [
  '.gitleaksignore',
  '.betterleaksignore',
  '.secrets.baseline',
  '.gitallowed',
  '.secretlintignore',
  '.trivyignore',
  '.trivyignore.yaml',
] as const;

export type ForeignFile = (typeof FOREIGN_FILES)[number];

export function isForeignFile(file: string): file is ForeignFile {
  return (FOREIGN_FILES as readonly string[]).includes(file);
}

/** A baseline names hashes of secrets as secrets: it is read as a record, not searched. */
export function isBaseline(file: string): boolean {
  return file === '.secrets.baseline' || file.endsWith('/.secrets.baseline');
}

/** Nobody writes more; each costs time on every line that has a finding. */
const MOST_EXPRESSIONS = 100;
/** A path pattern with more stars than this could take long to match. */
const MOST_STARS = 10;

interface Draft {
  readonly lines: Map<string, ForeignLine[]>;
  readonly hashes: Map<string, Set<string>>;
  readonly allowed: string[];
  readonly paths: ForeignPaths[];
  readonly problems: string[];
}

/** What the files say. A problem is one line with file and line; what is right in the file counts. */
export function readForeignFiles(texts: ReadonlyMap<ForeignFile, string>): {
  readonly records: ForeignRecords;
  readonly problems: readonly string[];
} {
  const draft: Draft = { lines: new Map(), hashes: new Map(), allowed: [], paths: [], problems: [] };
  for (const [file, text] of texts) {
    if (file === '.gitleaksignore') fingerprints(text, 'gitleaks', draft);
    else if (file === '.betterleaksignore') fingerprints(text, 'betterleaks', draft);
    else if (file === '.secrets.baseline') baseline(file, text, draft);
    else if (file === '.gitallowed') expressions(file, text, draft);
    else if (file === '.secretlintignore') paths('secretlint', entries(text), undefined, draft);
    else if (file === '.trivyignore') trivyIds(text, draft);
    else trivyYaml(file, text, draft);
  }
  const { problems, ...records } = draft;
  return { records, problems };
}

function entries(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/**
 * `commit:file:rule:line` or `file:rule:line`: https://github.com/gitleaks/gitleaks#gitleaksignore. The rule is theirs, so
 * any secret on that line is meant.
 */
function fingerprints(text: string, by: string, { lines }: Draft): void {
  for (const entry of entries(text)) {
    const parts = entry.split(':');
    const line = Number(parts.pop());
    parts.pop();
    const commit = parts.length > 1 && /^[0-9a-f]{7,40}$/.test(parts[0] ?? '') ? parts.shift() : undefined;
    const file = normal(parts.join(':'));
    if (!Number.isInteger(line) || line < 1 || file === '') continue;
    const places = lines.get(file) ?? [];
    places.push({ by, line, ...(commit ? { commit } : {}) });
    lines.set(file, places);
  }
}

/**
 * https://github.com/Yelp/detect-secrets: results by file, each with the SHA-1 of the value. A value is known by its hash,
 * never by its line: a new one on the same line is new. What was labelled a real secret in their audit stays a finding.
 */
function baseline(file: string, text: string, { hashes, problems }: Draft): void {
  const { value } = parseJson(file, text);
  const results = value && get(value, 'results');
  if (results?.kind !== 'object') {
    problems.push(`${file}:1:1: not a baseline of detect-secrets`);
    return;
  }
  for (const { key, value: list } of results.entries) {
    const known = hashes.get(normal(key)) ?? new Set();
    for (const item of itemsOf(list)) {
      const hash = textOf(get(item, 'hashed_secret'));
      const verdict = get(item, 'is_secret');
      const isReal = verdict?.kind === 'literal' && verdict.value === true;
      if (hash && /^[0-9a-f]{40}$/i.test(hash) && !isReal) known.add(hash.toLowerCase());
    }
    if (known.size > 0) hashes.set(normal(key), known);
  }
}

/** https://github.com/awslabs/git-secrets: one expression a line; `file:line:content` is what it is tried on. */
function expressions(file: string, text: string, { allowed, problems }: Draft): void {
  text.split(/\r?\n/).forEach((line, index) => {
    const source = line.trim();
    if (source === '' || source.startsWith('#')) return;
    if (allowed.length >= MOST_EXPRESSIONS || source.length > 500 || !compileExpression(source))
      problems.push(`${file}:${index + 1}:1: this expression is not used: it is too large, or more than a regular one`);
    else allowed.push(source);
  });
}

function paths(by: string, patterns: readonly string[], about: string | undefined, draft: Draft): void {
  const kept = patterns.filter((pattern) => pattern.length <= 500 && pattern.split('*').length <= MOST_STARS);
  if (kept.length > 0) draft.paths.push({ by, patterns: kept, ...(about ? { about } : {}) });
}

/**
 * https://trivy.dev/docs/latest/configuration/filtering: ids of vulnerabilities, misconfigurations and secret rules in one
 * list. The first two are upper-case; an id of a secret rule leaves out the kind of secret that it names.
 */
function trivyIds(text: string, draft: Draft): void {
  const ids = entries(text).map((entry) => entry.split(/\s/)[0] ?? '');
  const about = ids.filter((id) => /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(id)).join(' ');
  if (about !== '') paths('trivy', ['*'], about, draft);
}

/** The same as YAML: `secrets:` with `id` and, most of the time, `paths`. */
function trivyYaml(file: string, text: string, draft: Draft): void {
  const { documents, issues } = parseYaml(file, text);
  const root = documents[0];
  const first = issues[0];
  if (first) {
    const { line, column } = positionAt(lineStarts(text), first.start);
    draft.problems.push(`${file}:${line}:${column}: not valid YAML`);
  }
  const secrets = root && get(root, 'secrets');
  for (const item of secrets ? itemsOf(secrets) : []) {
    const id = textOf(get(item, 'id'));
    if (!id) continue;
    const where = texts(get(item, 'paths'));
    // With paths the place is what counts; without, the kind.
    if (where.length > 0) paths('trivy', where, undefined, draft);
    else paths('trivy', ['*'], id.toLowerCase(), draft);
  }
}

function texts(list: Value | undefined): string[] {
  return list ? itemsOf(list).flatMap((item) => textOf(item) ?? []) : [];
}

function normal(path: string): string {
  return path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
}
