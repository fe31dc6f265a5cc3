/** Jupyter notebooks: the source and the outputs of each cell are texts, cut into the strings of a JSON list. */
import { textOffsets } from '../../secrets/filter/offsets';
import { triage } from '../../secrets/filter/triage';
import { parseJson } from '../../syntax/data/json';
import type { Range } from '../../syntax/span';
import { get, itemsOf, type StringValue, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { type CredentialFact, emptyFacts } from '../model';
import { addTextCredentials } from '../text';

/** Pictures and films of outputs are not read; the rest of a notebook is. */
const TEXTS = ['text/plain', 'text/html', 'text/markdown', 'application/json', 'application/javascript'];
const LONGEST = 2_000_000;

/** Whether the file is a notebook (https://nbformat.readthedocs.io/en/latest/format_description.html). */
export function isNotebook(file: string): boolean {
  return file.endsWith('.ipynb');
}

/** Fills `credentials` from the cells of a notebook, as from any text, each at its place inside the JSON strings. */
export function extractNotebook(context: ExtractContext): void {
  const { value } = parseJson(context.file, context.text);
  const cells = [
    ...itemsOf(get(value, 'cells')),
    ...itemsOf(get(value, 'worksheets')).flatMap((sheet) => itemsOf(get(sheet, 'cells'))),
  ];
  for (const cell of cells) {
    addTextOf(context, get(cell, 'source') ?? get(cell, 'input'));
    for (const output of itemsOf(get(cell, 'outputs'))) {
      addTextOf(context, get(output, 'text'));
      addTextOf(context, get(output, 'traceback'), '\n');
      for (const type of TEXTS) addTextOf(context, get(output, 'data', type));
    }
  }
}

function addTextOf(context: ExtractContext, value: Value | undefined, between = ''): void {
  const pieces = itemsOf(value).filter((item) => item.kind === 'string');
  if (pieces.length === 0) return;
  const joined = join(pieces, between);
  if (joined.text.length > LONGEST) return;
  const make = () => credentialsIn(context, joined.text);
  for (const fact of context.recent?.piece(joined.text, make) ?? make()) context.facts.credentials.push(moved(fact, joined));
}

function credentialsIn({ recent: _, ...context }: ExtractContext, text: string): readonly CredentialFact[] {
  const bytes = new TextEncoder().encode(text);
  const { hits, words } = triage(bytes);
  const facts = emptyFacts(context.file, 'text');
  if (hits.length + words.length > 0)
    addTextCredentials({ ...context, host: 'text', text, facts }, textOffsets(bytes, text, [...hits, ...words]));
  return facts.credentials;
}

interface Joined {
  readonly text: string;
  /** Where each character starts and ends in the file. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

function join(pieces: readonly StringValue[], between: string): Joined {
  const text = pieces.map((piece) => piece.text).join(between);
  const starts = new Uint32Array(text.length);
  const ends = new Uint32Array(text.length);
  let n = 0;
  for (const { text: part, offsets, span } of pieces) {
    for (let i = 0; i < part.length; i++, n++) {
      starts[n] = offsets?.[i] ?? span.start + i;
      ends[n] = i + 1 < part.length ? (offsets?.[i + 1] ?? span.start + i + 1) : span.end;
    }
    for (let i = 0; i < between.length && n < text.length; i++, n++) starts[n] = ends[n] = span.end;
  }
  return { text, starts, ends };
}

function moved(fact: CredentialFact, joined: Joined): CredentialFact {
  const move = ({ start, end }: Range): Range => ({ start: joined.starts[start] as number, end: joined.ends[end - 1] as number });
  return { ...fact, span: { ...fact.span, ...move(fact.span) }, literal: move(fact.literal) };
}
