/** Values in the words of YAML and JSON. */
import type { DataValue } from '../../rules/model';

/** A scalar that YAML reads as this very text without quotes, in block style. */
const PLAIN = /^(?:\$\{\{ [\w.\s()'|&=!-]{1,200} \}\}|[A-Za-z_./*][\w./@+*-]*(?::[\w./@+*-]+)*(?: [\w./@+*(),-]+)*)$/;
/** What YAML 1.1 or 1.2 takes for something else. */
const WORD = /^(?:true|false|yes|no|on|off|y|n|null|~|\*.*)$/i;

/** A text as a YAML scalar; `flow`: between brackets, where more is a mark. */
export function scalar(text: string, flow: boolean): string {
  const plain = PLAIN.test(text) && !WORD.test(text) && !(flow && /[,[\]{}]/.test(text));
  if (plain) return text;
  return /[\u0000-\u001f\u007f]/.test(text) ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;
}

/** The value on one line: YAML's flow style, or JSON. */
export function inline(value: DataValue, json: boolean): string {
  if (json) return JSON.stringify(value);
  if (typeof value === 'string') return scalar(value, true);
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map((one) => inline(one, false)).join(', ')}]`;
  const entries = Object.entries(value).map(([key, one]) => `${scalar(key, true)}: ${inline(one, false)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** How lists stand: in brackets with JSON's quotes or YAML's own, or with their dashes right below the key; else two blanks further. */
export type ListStyle = 'json' | 'yaml' | 'flat';

/** `key: value` in YAML's block style: one or more lines. */
export function entryLines(key: string, value: DataValue, style?: ListStyle): string[] {
  const name = scalar(key, false);
  if (style && typeof value === 'object' && isList(value)) {
    if (style !== 'flat' && value.every((one) => typeof one !== 'object')) return [`${name}: ${bracketed(value, style)}`];
    if (style === 'flat' && value.length > 0) return [`${name}:`, ...(block(value) ?? [])];
  }
  const nested = block(value);
  return nested ? [`${name}:`, ...nested.map((line) => `  ${line}`)] : [`${name}: ${small(value)}`];
}

/** An item of a block list, from behind its dash. */
export function itemLines(value: DataValue, style?: ListStyle): string[] {
  if (!style || typeof value !== 'object' || isList(value)) return block(value) ?? [small(value)];
  return Object.entries(value).flatMap(([key, one]) => entryLines(key, one, style));
}

/** A list on one line. */
export function bracketed(values: readonly DataValue[], style: Exclude<ListStyle, 'flat'>): string {
  return `[${values.map((one) => inline(one, style === 'json')).join(', ')}]`;
}

function block(value: DataValue): string[] | undefined {
  if (typeof value !== 'object') return undefined;
  if (!isList(value)) {
    const entries = Object.entries(value);
    return entries.length === 0 ? undefined : entries.flatMap(([key, one]) => entryLines(key, one));
  }
  if (value.length === 0) return undefined;
  return value.flatMap((one) => itemLines(one).map((line, i) => (i === 0 ? `- ${line}` : `  ${line}`)));
}

function small(value: DataValue): string {
  if (typeof value === 'string') return scalar(value, false);
  if (typeof value !== 'object') return String(value);
  return isList(value) ? '[]' : '{}';
}

function isList(value: DataValue): value is readonly DataValue[] {
  return Array.isArray(value);
}
