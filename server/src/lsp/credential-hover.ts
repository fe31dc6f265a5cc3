/** A credential in the hover of its finding: what it is, whose, until when, where else. Never the value. */
import type { Finding } from '../engine/rules/model';
import { formatOf } from '../engine/secrets/formats/known';
import type { TokenFormat } from '../engine/secrets/formats/model';
import type { Reading } from '../engine/secrets/model';
import { daysBetween } from '../engine/secrets/reading/times';
import type { Span } from '../engine/syntax/span';

const HOLDERS: Readonly<Record<TokenFormat['holder'], string>> = {
  machine: 'stands for a machine',
  person: 'stands for a person',
  either: 'stands for a machine or a person',
};
const NATURES: Readonly<Record<NonNullable<Reading['nature']>, string>> = {
  'signed-url': 'the address itself is the credential',
  public: 'made to be published',
  browser: 'delivered with a page or an app: its restrictions are what protects it',
  temporary: 'temporary, of no use without its session token',
  unsigned: 'without a signature',
};
/** Places that the hover names. */
const NAMED = 6;

/** Paragraphs of Markdown about the credential of a finding; none when it has none. `today` is `YYYY-MM-DD`. */
export function aboutCredential(
  { credential, confidence, shared }: Finding,
  today: string | undefined,
  line: (span: Span) => number,
): string[] {
  if (!credential) return [];
  const { reading, provider, checksum } = credential;
  const format = formatOf(credential.format);
  const what = format ? `${format.provider} ${format.title}` : provider;
  const rows: [name: string, value: string | undefined][] = [
    ['What', what && plain(`${what}${format ? `, ${HOLDERS[format.holder]}` : ''}`)],
    ['Opens', format?.opens && plain(format.opens)],
    ['Account', quoted(reading?.account)],
    ['Subject', quoted(reading?.subject)],
    ['Issuer', quoted(reading?.issuer)],
    ['Allows', quoted(reading?.scope)],
    ['Issued', reading?.issued?.slice(0, 10)],
    ['Expires', expiry(reading?.expires, today)],
    ['Mode', reading?.mode],
    ['Note', reading?.nature && NATURES[reading.nature]],
    ['Lifetime', reading?.expires || !format ? undefined : plain(format.lifetime)],
    ['Rotate', format && plain(format.rotate)],
    ['Documentation', format && link(format.docs)],
  ];
  const listed = rows.flatMap(([name, value]) => (value ? [`- ${name}: ${value}`] : []));
  const isSaid = credential.evidence.some((one) => one.includes('checksum'));
  const sum = checksum && checksum !== 'none' && !isSaid ? [`checksum ${checksum}`] : [];
  const why = [...sum, `${confidence} confidence`, ...credential.evidence].map(plain).join(' · ');
  return [listed.join('\n'), why, places(shared, line)].filter((text) => text !== '');
}

/** `2024-01-02 (expired)`, `2026-12-01 (in 9 days)`. */
function expiry(expires: string | undefined, today: string | undefined): string | undefined {
  if (expires === undefined) return undefined;
  const day = expires.slice(0, 10);
  if (today === undefined) return day;
  const left = daysBetween(`${today}T00:00:00Z`, expires);
  if (left < 0) return `${day} (**expired**)`;
  return `${day} (${left === 0 ? 'today' : left === 1 ? 'in 1 day' : `in ${left} days`})`;
}

function places(shared: Finding['shared'], line: (span: Span) => number): string {
  if (!shared) return '';
  const named = shared.others.slice(0, NAMED).map((span) => `${plain(span.file)}:${line(span)}`);
  const more = shared.count - 1 - named.length;
  return `The same value stands in ${shared.count} places: also ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** What a credential says of itself was written by anybody: in a code span nothing of it acts as Markdown or as a link. */
function quoted(text: string | undefined): string | undefined {
  return text === undefined ? undefined : `\`${text.replace(/[`\r\n]/g, "'")}\``;
}

function link(docs: string): string {
  return /^https:\/\/[\w./?=&%~@:+-]{4,300}(?:#[\w./=&%-]{1,100})?$/.test(docs)
    ? `[${new URL(docs).hostname}](${docs})`
    : plain(docs);
}

/** Names come from files: nothing of them may act as Markdown. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()<>#|!]/g, '\\$&');
}
