/** Comments of other secret scanners, each with the reach its own tool gives it. */
import type { Suppression } from '../model';

/** A mark and the line it stands on. */
interface Place {
  readonly text: string;
  /** Where the mark begins, and the line around it: its first offset, and the offset behind its last character. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
  /** The line before the mark (at most 200 characters) and from the mark on (at most 500). */
  readonly before: string;
  readonly rest: string;
  /** Where the block ends that the mark may open. */
  readonly closed: number;
}

type Reach = Pick<Suppression, 'start' | 'end' | 'about'> & { readonly rules?: readonly string[] };

interface Mark {
  readonly by: string;
  /** The text that is searched for; what else must be true is up to `read`. */
  readonly needle: string;
  /** The text that ends a block. */
  readonly closes?: string;
  readonly read: (place: Place) => Reach | undefined;
}

/** What opens a comment, directly before the mark. */
const OPENS = /(?:#|\/\/|\/\*|<!--|--|'|;|\*)[ \t]*$/;
/** The same somewhere before it. */
const IN_COMMENT = /(?:#|\/\/|\/\*|<!--|--|;|\*)/;
/** Nothing but the opening of a comment. */
const ALONE = /^[^A-Za-z0-9"'`]*$/;
/** Names of checks that are plainly about secrets, whoever's they are. */
const ABOUT_SECRETS = /secret|password|passwd|token|credential|private-?key|api-?key|access-?key|entropy/i;

const line = ({ start, end }: Place): Reach => ({ start, end });

/** The line of the comment; where it stands alone, the next one too. */
function lineOrNext(place: Place): Reach {
  return ALONE.test(place.before) ? { start: place.start, end: nextEnd(place) } : line(place);
}

function nextEnd({ text, end }: Place): number {
  return end < text.length ? endOfLine(text, end + 1) : end;
}

/** From the start of the line to the mark: what it silences stands before it. */
const upToMark = ({ start, at }: Place): Reach => ({ start, end: at });

/**
 * https://github.com/Yelp/detect-secrets#inline-allowlisting: in a comment that holds nothing before it; `nextline` on a
 * line of its own.
 */
function pragma(place: Place): Reach | undefined {
  const found = /^pragma: ?(?:whitelist|allowlist([ -]nextline)?)[ -]secret/.exec(place.rest);
  if (!found || !OPENS.test(place.before)) return undefined;
  if (!found[1]) return line(place);
  return ALONE.test(place.before.replace(/'[ \t]*$/, '')) ? { start: place.end, end: nextEnd(place) } : undefined;
}

/**
 * https://github.com/secretlint/secretlint, secretlint-rule-filter-comments: `-line`, `-next-line`, or everything up to
 * `secretlint-enable`. Ids of its rules limit a block; beside one line they add nothing.
 */
function secretlint(place: Place): Reach | undefined {
  const found = /^secretlint-disable(-next-line|-line)?(?![\w-])([^\n]*)/.exec(place.rest);
  if (!found) return undefined;
  if (found[1] === '-line') return line(place);
  if (found[1] === '-next-line') return { start: place.end, end: nextEnd(place) };
  const about = (found[2] ?? '').match(/@[\w./-]+|secretlint-rule-[\w-]+/g)?.join(' ');
  return { start: place.at, end: place.closed, ...(about ? { about } : {}) };
}

/** https://semgrep.dev/docs/ignoring-files-folders-code: of any rule, or of rules whose ids say secret. */
function semgrep(place: Place): Reach | undefined {
  const found = /^nosem(?:grep)?(?![\w-])(?:[:=][ \t]?([^\n]*))?/i.exec(place.rest);
  if (!found || !/[\s#/*]$/.test(place.before)) return undefined;
  return found[1] && !ABOUT_SECRETS.test(found[1]) ? undefined : lineOrNext(place);
}

/** https://docs.datadoghq.com/security/code_security/secret_scanning: a line that begins with it silences the next. */
function datadog(place: Place): Reach | undefined {
  return /^[ \t]*(?:#|\/\/)[ \t]*$/.test(place.before) ? { start: place.end, end: nextEnd(place) } : undefined;
}

/** https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html: the line before, its own, the one after. */
function checkov(place: Place): Reach | undefined {
  if (!/^:skip= *CKV_SECRET_\d+/.test(place.rest.slice(place.rest.indexOf(':')))) return undefined;
  return { start: place.text.lastIndexOf('\n', place.start - 2) + 1, end: nextEnd(place) };
}

/** https://trivy.dev/docs/latest/configuration/filtering: made for misconfigurations; counts where the id says secret. */
function trivy(place: Place): Reach | undefined {
  const found = /^(?:trivy|tfsec):ignore:([\w.-]+)/.exec(place.rest);
  return found?.[1] && ABOUT_SECRETS.test(found[1]) ? lineOrNext(place) : undefined;
}

/** Our rules by the audits of zizmor that judge the same. https://docs.zizmor.sh/audits/ */
const AUDITS: Readonly<Record<string, readonly string[]>> = {
  artipacked: ['ci-persist-credentials'],
  'dangerous-triggers': ['ci-untrusted-trigger-with-secrets'],
  'excessive-permissions': ['ci-gha-permissions-broad', 'ci-gha-permissions-default', 'ci-gha-id-token-broad'],
  'github-app': ['ci-app-or-pat-token-broad'],
  'hardcoded-container-credentials': ['ci-hardcoded-credential'],
  'overprovisioned-secrets': ['ci-secrets-overprovisioned'],
  'secrets-inherit': ['ci-secrets-inherit'],
  'secrets-outside-env': ['ci-secret-outside-environment'],
  'unpinned-uses': ['ci-third-party-action-with-secrets'],
  'unredacted-secrets': ['ci-secret-in-command'],
  'use-trusted-publishing': ['ci-long-lived-publish-token'],
};

/** https://docs.zizmor.sh/usage/#with-comments: on a line of what was found, whose first may stand above the value; for the audits that it names. */
function zizmor(place: Place): Reach | undefined {
  const [, named] = /^zizmor: ignore\[([a-z, -]{1,300})\](?:[ \t]|$)/.exec(place.rest) ?? [];
  if (named === undefined || !OPENS.test(place.before)) return undefined;
  const rules = named.split(',').flatMap((audit) => AUDITS[audit.trim()] ?? []);
  return rules.length > 0 ? { ...lineOrNext(place), rules } : undefined;
}

const MARKS: readonly Mark[] = [
  { by: 'detect-secrets', needle: 'pragma:', read: pragma },
  // Both tools look at the whole line and do not ask for a comment: https://github.com/gitleaks/gitleaks#gitleaksallow
  { by: 'gitleaks', needle: 'gitleaks:allow', read: (place) => (/better$/.test(place.before) ? undefined : line(place)) },
  { by: 'betterleaks', needle: 'betterleaks:allow', read: line },
  // https://github.com/trufflesecurity/trufflehog: behind the secret on its last line.
  { by: 'trufflehog', needle: 'trufflehog:ignore', read: upToMark },
  { by: 'secretlint', needle: 'secretlint-disable', closes: 'secretlint-enable', read: secretlint },
  // https://docs.gitguardian.com/ggshield-docs: at the end of the line. `.ggignore` is the name of a file.
  {
    by: 'ggshield',
    needle: 'ggignore',
    read: (place) => (OPENS.test(place.before) && /^ggignore(?![\w-])/.test(place.rest) ? line(place) : undefined),
  },
  { by: 'semgrep', needle: 'nosem', read: semgrep },
  { by: 'semgrep', needle: 'NOSEM', read: semgrep },
  // https://docs.sonarsource.com: every issue of the line.
  {
    by: 'sonar',
    needle: 'NOSONAR',
    read: (place) => (IN_COMMENT.test(place.before) && /^NOSONAR(?!\w)/.test(place.rest) ? line(place) : undefined),
  },
  // https://docs.jfrog.com/security: a comment above the line; its users write it beside the line too.
  {
    by: 'jfrog',
    needle: 'jfrog-ignore',
    read: (place) => (IN_COMMENT.test(place.before) ? lineOrNext(place) : undefined),
  },
  { by: 'datadog', needle: 'no-dd-secrets', read: datadog },
  // https://docs.kics.io/latest/running-kics: the line beneath. Its other commands are about whole blocks and files.
  {
    by: 'kics',
    needle: 'kics-scan ignore-line',
    read: (place) => (OPENS.test(place.before) ? { start: place.start, end: nextEnd(place) } : undefined),
  },
  { by: 'checkov', needle: 'checkov:skip=', read: checkov },
  { by: 'checkov', needle: 'bridgecrew:skip=', read: checkov },
  { by: 'trivy', needle: 'trivy:ignore:', read: trivy },
  { by: 'zizmor', needle: 'zizmor: ignore[', read: zizmor },
  { by: 'tfsec', needle: 'tfsec:ignore:', read: trivy },
  // https://developer.hashicorp.com/hcp/docs/vault-radar/manage/write-inline-ignore-rules
  { by: 'vault-radar', needle: 'HashiCorpIgnore', read: (place) => (OPENS.test(place.before) ? line(place) : undefined) },
];

/** Nobody writes more of one kind on a line; what is bounded cannot be made slow by a line without an end. */
const MOST_ON_A_LINE = 20;

/**
 * What other scanners' comments silence in a text: ranges, each with the tool's name. Findings about secrets are silenced by them;
 * one about a permission only by the id of a check that judges the same.
 */
export function foreignComments(text: string): Suppression[] {
  const found: Suppression[] = [];
  for (const mark of MARKS) {
    const { by, needle } = mark;
    let [start, end, count, closed] = [0, -1, 0, -1];
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
      if (at > end) [start, end, count] = [text.lastIndexOf('\n', at - 1) + 1, endOfLine(text, at), 0];
      if (++count > MOST_ON_A_LINE) {
        at = end - needle.length;
        continue;
      }
      if (mark.closes && closed < at) closed = positionOf(text, mark.closes, at);
      const before = text.slice(Math.max(start, at - 200), at);
      const rest = text.slice(at, Math.min(end, at + 500));
      const reach = mark.read({ text, at, start, end, before, rest, closed });
      if (reach) found.push({ rules: [], by, ...reach });
    }
  }
  return found;
}

function positionOf(text: string, word: string, from: number): number {
  const at = text.indexOf(word, from);
  return at < 0 ? text.length : at;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
