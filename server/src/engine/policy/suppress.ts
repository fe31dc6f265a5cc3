import type { CredentialFact } from '../facts/model';
import { type RawFinding, ruleOf } from '../rules/run';
import type { Suppression } from './model';

const MARK = 'nhi-ignore';

/** Groups whose rules are about values; the rules of a host are when they have a precedence among the findings of a value. */
const SECRET_GROUPS: ReadonlySet<string> = new Set(['secret', 'agent']);

/** What may stand before the mark on its line when the comment has the line to itself. */
const COMMENT_START = /^[ \t]*(?:#|\/\/|\/\*|<!--|--|;|\*)[ \t]*$/;

/**
 * The suppressions of a text: `nhi-ignore <rule>[, <rule>] [until=YYYY-MM-DD] [owner=…] -- <reason>` in a comment. Beside
 * code it silences its own line; alone on a line, the next one. Without a rule or without a reason it does not count: a
 * suppression nobody can explain later is no policy.
 */
export function suppressionsIn(text: string): Suppression[] {
  const found: Suppression[] = [];
  let [lineStart, lineEnd] = [0, -1];
  for (let at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + MARK.length)) {
    // A line is measured once, however many marks stand on it.
    if (at > lineEnd) [lineStart, lineEnd] = [text.lastIndexOf('\n', at - 1) + 1, endOfLine(text, at)];
    const parsed = parseMark(text.slice(at + MARK.length, Math.min(lineEnd, at + 500)));
    if (!parsed) continue;
    const alone = at - lineStart < 200 && COMMENT_START.test(text.slice(lineStart, at));
    const end = alone && lineEnd < text.length ? endOfLine(text, lineEnd + 1) : lineEnd;
    found.push({ ...parsed, start: lineStart, end });
  }
  return found;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function parseMark(rest: string): Pick<Suppression, 'rules' | 'reason' | 'until'> | undefined {
  const dashes = rest.indexOf(' -- ');
  if (dashes < 0 || !/^[ \t:]/.test(rest)) return undefined;
  const reason = rest
    .slice(dashes + 4)
    .replace(/(?:\*\/|-->)\s*$/, '')
    .trim();
  const words = rest
    .slice(0, dashes)
    .split(/[\s,:]+/)
    .filter((word) => word !== '');
  const ids = words.filter((word) => /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(word));
  if (ids.length === 0 || reason === '') return undefined;
  const until = words.find((word) => /^until=\d{4}-\d{2}-\d{2}$/.test(word))?.slice(6);
  return { rules: ids, reason, ...(until ? { until } : {}) };
}

/** The suppression that silences a finding on the given day (`YYYY-MM-DD`; without one nothing expires). */
export function silencerOf(
  suppressions: readonly Suppression[],
  { rule, hit }: RawFinding,
  today: string | undefined,
): Suppression | undefined {
  const { start, end } = hit.span;
  return suppressions.find((one) =>
    one.by === undefined
      ? one.start <= start && start <= one.end && one.rules.includes(rule) && !(one.until && today && one.until < today)
      : one.start < Math.max(end, start + 1) && start <= one.end && isSilenced(one, rule, hit.credential),
  );
}

/** What another scanner silences: rules that judge the same as its own, or whatever is about a value of the kind that it means. */
function isSilenced({ rules, about }: Suppression, rule: string, credential: CredentialFact | undefined): boolean {
  return rules.length > 0 ? rules.includes(rule) : isAboutSecret(rule) && isMeant(about, credential);
}

/** Other scanners judge values: what they silence here is a finding about a value; one about a permission only where they say which. */
export function isAboutSecret(id: string): boolean {
  const rule = ruleOf(id);
  return rule !== undefined && (SECRET_GROUPS.has(rule.group) || rule.precedence !== undefined || rule.aboutValue === true);
}

/**
 * Whether ids of another scanner's rules name the kind of a credential: `secretlint-rule-github` its provider, `github-pat`
 * the format or the family of formats, `private-key` itself.
 */
function isMeant(about: string | undefined, credential: CredentialFact | undefined): boolean {
  if (about === undefined) return true;
  const kind = credential?.format ?? credential?.type ?? '';
  return about.split(' ').some((word) => {
    const id = word.replace(/^.*secretlint-rule-/, '');
    if (id.replace('-', '') === 'privatekey') return credential?.type === 'private-key';
    return kind === id || kind.startsWith(`${id}-`);
  });
}
