/** XML configuration: web.config, Maven and NuGet settings, Spring beans, property lists, Android resources. */
import { isSecretName } from '../../secrets/slots/names';
import { readXml, type XmlElement } from '../../syntax/data/xml';
import type { StringValue } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { addSlot } from '../credential';
import { isKnownSlot } from './known';

/** Beyond this a file is an export or a drawing; the search for token formats still reads it. */
const LONGEST = 1_000_000;
/** Texts that people see: `password` there is a label in some language. */
const LABELS = /(?:^|\/)(?:res\/values[\w-]*|locales?|i18n|l10n|lang|languages|translations?)\/|\.(?:resx|xlf|xliff)$/i;
/** Attributes that name what the element gives a value to. */
const NAMES = new Set(['key', 'name', 'id', 'property', 'field', 'variable']);
/** Attributes and elements that are the value of what another one names. */
const VALUES = new Set(['value', 'defaultvalue', 'default', 'content', 'stringvalue', 'string', 'val']);

/** Adds every attribute and text that stands under a name that promises a secret, and every connection string. */
export function extractXml(context: ExtractContext): void {
  const { file, text } = context;
  if (text.length > LONGEST) return;
  const labels = LABELS.test(file);
  for (const element of readXml(file, text)) {
    for (const { name, value } of element.attributes) {
      const given = VALUES.has(name.toLowerCase()) ? nameOf(element) : undefined;
      add(context, element, given ?? name, value, labels);
    }
    if (element.text) add(context, element, textName(element), element.text, labels);
  }
}

/** What the element's own attributes call its value: `<add key="Password" value="…"/>`, `<entry key="password">…`. */
function nameOf({ attributes }: XmlElement): string | undefined {
  return attributes.find(({ name }) => NAMES.has(name.toLowerCase()))?.value.text;
}

/** `<password>…`, `<string name="api_key">…`, `<property name="password"><value>…`, `<key>Password</key><string>…`. */
function textName(element: XmlElement): string {
  const given = nameOf(element);
  if (given) return given;
  const { before, parent } = element;
  if (!VALUES.has(element.name.toLowerCase())) return element.name;
  if (before?.text && NAMES.has(before.name.toLowerCase())) return before.text.text;
  return (parent && nameOf(parent)) ?? parent?.name ?? element.name;
}

function add(context: ExtractContext, element: XmlElement, name: string, value: StringValue, labels: boolean): void {
  // An example that came with the program: nothing reads it.
  const known = !labels && isKnownSlot(element, name) && !isCommented(context.text, value.literal.start);
  if (!known && !isSecretName(name) && !mayConnect(value.text)) return;
  // `${db.password}` and `%DB_PASSWORD%` are filled in by the build or the program.
  if (/[$@#%]\{|\$\(|^%\w+%$/.test(value.text) && !mayConnect(value.text)) return;
  // https://learn.microsoft.com/dotnet/api/system.web.configuration.machinekeysection: the server makes one.
  if (value.text.startsWith('AutoGenerate')) return;
  const slot = { kind: 'key-value' as const, name, owner: ownerOf(element) };
  const before = context.facts.credentials.length;
  const fact = addSlot(context, { slot, value, known });
  const isLabel = labels && (fact?.confidence !== 'high' || (!fact.format && !/[0-9]/.test(value.text)));
  if (fact && isLabel) context.facts.credentials.length = before;
}

/** A comment holds no two hyphens. https://www.w3.org/TR/xml/#sec-comments */
function isCommented(text: string, at: number): boolean {
  const start = text.lastIndexOf('<!--', at);
  if (start < 0) return false;
  const end = text.indexOf('-->', start + 4);
  return end < 0 || end > at;
}

/** `server github`: the element that says what the password is for. */
function ownerOf(element: XmlElement): string {
  const { parent } = element;
  const holder = VALUES.has(element.name.toLowerCase()) || element.attributes.length === 0 ? (parent ?? element) : element;
  return holder.name;
}

function mayConnect(text: string): boolean {
  return (text.includes('@') && text.includes('://')) || /(?:password|pwd|key)\s?=/i.test(text);
}
