/** The environment, in the notation of the program that reads the file. */

import type { Edit } from '../../model';
import { isUrlPart } from '../connection';
import type { Draft, Place } from '../model';
import { isJson } from '../parse';
import { isTextual, locate, looksWhole } from './locate';
import type { Notation } from './notation';
import { PROGRAMS, type Program } from './programs';

export const PLAIN_IN_URL = 'The value goes into the URL as it is: percent-encode : / @ ? # in it.';

export const environmentNotation: Notation = {
  serves: (place) => programOf(place) !== undefined,
  reference(place, vault) {
    const program = vault.environment && programOf(place);
    return program ? draftOf(place, program) : undefined;
  },
};

/** The program that reads the file. */
export function programOf({ file, text, context }: Place): Program | undefined {
  return PROGRAMS.find(
    ({ files, says, beside }) =>
      files.test(file) &&
      (says ?? []).every((one) => one.test(text)) &&
      (!beside || context.files.some((other) => beside.test(other))),
  );
}

function draftOf(place: Place, program: Program): Draft | undefined {
  const { file, text, credential, name } = place;
  if (credential.encoded || !looksWhole(place)) return undefined;
  const url = isUrlPart(text, credential.literal, credential.span);
  const edit = /\.ya?ml$/.test(file) ? yamlEdit(place, program, url) : otherEdit(place, program, url);
  if (!edit) return undefined;
  const plain = url && !program.encodes ? [PLAIN_IN_URL] : [];
  return {
    title: `Replace with the environment variable ${name.env}`,
    safety: 'safe',
    edits: [{ file, edits: [edit] }],
    steps: [...plain, ...(program.steps ?? [])],
  };
}

/** Quotes stay; a plain scalar gets those that the reference needs. */
function yamlEdit(place: Place, program: Program, url: boolean): Edit | undefined {
  const { text, credential, name } = place;
  const found = locate(place);
  if (!found || found.value.style === 'block' || found.value.tag !== undefined) return undefined;
  const { literal, style } = found.value;
  const { start, end } = credential.span;
  if (style !== 'plain') {
    const quote = style === 'double' ? '"' : "'";
    const written = program.write(name.env, { url, quote });
    return written.includes(quote) ? undefined : { start, end, text: written };
  }
  const inFlow = found.parents.some((parent) => /^[[{]/.test(text.slice(parent.span.start, parent.span.start + 1)));
  const quote = program.quote || (inFlow ? "'" : '');
  const written = program.write(name.env, { url, quote });
  const inner = text.slice(literal.start, start) + written + text.slice(end, literal.end);
  if (quote === '') return { start, end, text: written };
  return inner.includes(quote) || /[\\\r\n]/.test(inner) ? undefined : { ...literal, text: `${quote}${inner}${quote}` };
}

/** Between the quotes or marks that are there. */
function otherEdit(place: Place, program: Program, url: boolean): Edit | undefined {
  const { file, text, credential, name } = place;
  const { start, end } = credential.span;
  if (!isTextual(place) && !locate(place)) return undefined;
  const mark = text[credential.literal.start] ?? '';
  const quote = mark === '"' || mark === "'" ? mark : '';
  const written = program.write(name.env, { url, quote });
  if (quote !== '' && written.includes(quote)) return undefined;
  return isJson(file, text) && quote !== '"' ? undefined : { start, end, text: written };
}
