/** A literal in a resource or a variable, by a secure parameter; in the settings of an app, by a reference that the platform resolves. */
import type { Range } from '../../../syntax/span';
import type { StringValue, Value } from '../../../syntax/value';
import type { Edit } from '../../model';
import type { Vault } from '../../vaults/model';
import type { Draft, Place } from '../model';
import type { Found } from '../tree';
import { declared, parameterName } from './parameter';

/** In the place of the literal a secure parameter, or what a setting of an app reads from the vault. */
export function inPlace(place: Place, found: Found & { readonly top: Value }, vault: Vault): Draft | undefined {
  // What is inside of a nested template may have parameters of its own.
  if (!/^(?:resources|variables)$/.test(found.path[0] ?? '') || found.path.includes('template')) return undefined;
  return vault.environment ? parameter(place, found) : setting(place, found, vault);
}

function parameter({ file, text, credential, name: secret }: Place, found: Found & { readonly top: Value }): Draft | undefined {
  const name = parameterName(secret);
  const edits = declared(text, found.top, name, 'secureString');
  const reference = edits && written(text, found.value, credential.span, `parameters('${name}')`);
  return (
    reference && {
      title: `Replace with the secure parameter ${name}`,
      safety: 'review',
      edits: [{ file, edits: [...edits, reference] }],
      followUp: [
        `Give ${name} when you deploy; a parameter file reads it from a key vault with "reference", never from the repository.`,
      ],
    }
  );
}

/** The call in place of a whole string, of a part of one, or of a part of a text in an expression. */
function written(text: string, value: StringValue, span: Range, call: string): Edit | undefined {
  const whole = text.slice(value.span.start, value.span.end);
  const isExpression = whole.startsWith('[') && !whole.startsWith('[[') && whole.endsWith(']');
  if (span.start === value.span.start && span.end === value.span.end) return { ...value.literal, text: `"[${call}]"` };
  const head = text.slice(value.span.start, span.start);
  const tail = text.slice(span.end, value.span.end);
  if (!isExpression) {
    const parts = [head, tail].map((part) => (part === '' ? [] : [`'${part.replaceAll("'", "''")}'`]));
    return { ...value.literal, text: `"[concat(${[...(parts[0] ?? []), call, ...(parts[1] ?? [])].join(', ')})]"` };
  }
  // Inside of a text of the expression: the text is taken apart.
  const from = head.lastIndexOf("'");
  const to = tail.indexOf("'");
  const isText = from >= 0 && to >= 0 && (head.match(/'/g)?.length ?? 0) % 2 === 1 && tail[to + 1] !== "'";
  if (!isText || /'/.test(text.slice(span.start, span.end))) return undefined;
  const [left, right] = [head.slice(from + 1), tail.slice(0, to)];
  const parts = [...(left ? [`'${left}'`] : []), call, ...(right ? [`'${right}'`] : [])];
  const made = parts.length === 1 ? call : `concat(${parts.join(', ')})`;
  return { start: value.span.start + from, end: span.end + to + 1, text: made };
}

function setting(
  { file, text, credential, name }: Place,
  found: Found & { readonly top: Value },
  vault: Vault,
): Draft | undefined {
  const { value, path } = found;
  if (credential.span.start !== value.span.start || credential.span.end !== value.span.end) return undefined;
  const form = path.includes('appSettings') && path.at(-1) === 'value' ? vault.configuration?.appService : undefined;
  const edits = form && declared(text, found.top, 'keyVaultName', 'string');
  if (!form || !edits) return undefined;
  const reference = JSON.stringify(form(name, "parameters('keyVaultName')"));
  return {
    safety: 'review',
    edits: [{ file, edits: [...edits, { ...value.literal, text: reference }] }],
    steps: ['Give the app a managed identity, and keyVaultName when you deploy.'],
  };
}
