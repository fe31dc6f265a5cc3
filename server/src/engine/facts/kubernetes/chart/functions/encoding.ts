/** Texts of other notations, and templates inside of values. */
import { parseYaml } from '../../../../syntax/data/yaml';
import { type Data, joined, known, loose, type Piece, piecesOf, textOf } from '../data';
import { dataOf } from '../from-values';
import { originAt, rendered } from '../source-map';
import { jsonOf, yamlOf } from '../to-yaml';
import type { Call, Functions, TemplateFunction } from './model';

const LONGEST = 100_000;

const written =
  (write: (data: Data) => Piece[]): TemplateFunction =>
  ([data], call) => {
    if (!data || data.kind === 'unknown') return undefined;
    const pieces = write(data);
    return call.spend(pieces.length / 4) ? joined(pieces) : undefined;
  };

/** The text as data, each part where the text has it from. While it is read a hole is a word as long as the hole. */
function read([data]: readonly Data[], call: Call): Data | undefined {
  if (data?.kind !== 'text') return undefined;
  const holes: Piece[] = [];
  const wordOf = (piece: Piece): Piece => {
    const word = `zq${holes.push(piece) - 1}q`;
    return { ...piece, text: word.padEnd(piece.text.length, 'z') };
  };
  const map = rendered(data.pieces.map((piece) => (piece.hole ? wordOf(piece) : piece)));
  const { text } = map;
  if (text.length > LONGEST || !call.spend(text.length / 20)) return undefined;
  if (text.trim() === '') return { kind: 'map', entries: new Map() };
  const [value] = parseYaml('', text).documents;
  const made = value && dataOf(value, (span) => originAt(map, span) ?? { file: '', start: 0, end: 0 });
  return made && withHoles(made, holes);
}

/** The data with holes where the words for them stand. */
function withHoles(data: Data, holes: readonly Piece[]): Data {
  if (holes.length === 0) return data;
  if (data.kind === 'list') return { ...data, items: data.items.map((one) => withHoles(one, holes)) };
  if (data.kind === 'map')
    return { ...data, entries: new Map([...data.entries].map(([key, one]) => [named(key, holes), withHoles(one, holes)])) };
  return data.kind === 'text' ? joined(data.pieces.flatMap((piece) => partsOf(piece, holes))) : data;
}

const WORD = /zq(\d{1,6})qz*/;

const named = (key: string, holes: readonly Piece[]): string =>
  key.replace(WORD, (all, index: string) => holes[Number(index)]?.text ?? all);

function partsOf(piece: Piece, holes: readonly Piece[]): Piece[] {
  return piece.text.split(/(zq\d{1,6}qz*)/).flatMap((text, i): Piece[] => {
    const hole = i % 2 === 1 ? holes[Number(WORD.exec(text)?.[1])] : undefined;
    return text === '' ? [] : [hole ?? loose(piece, text)];
  });
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Only of plain ASCII: what is in a Secret is of no interest here. */
function encode([data]: readonly Data[]): Data | undefined {
  const text = data?.kind === 'nil' ? '' : known(data);
  if (text === undefined || text.length > LONGEST || /[^\x00-\x7f]/.test(text)) return undefined;
  let out = '';
  for (let i = 0; i < text.length; i += 3) {
    const bits = (text.charCodeAt(i) << 16) | ((text.charCodeAt(i + 1) || 0) << 8) | (text.charCodeAt(i + 2) || 0);
    const length = Math.min(3, text.length - i) + 1;
    for (let j = 0; j < 4; j++) out += j < length ? BASE64[(bits >> (18 - 6 * j)) & 63] : '=';
  }
  return textOf(out);
}

export const ENCODING: Functions = {
  toYaml: written(yamlOf),
  toYamlPretty: written(yamlOf),
  toJson: written(jsonOf),
  toPrettyJson: written(jsonOf),
  toRawJson: written(jsonOf),
  fromYaml: read,
  fromYamlArray: read,
  fromJson: read,
  fromJsonArray: read,
  b64enc: encode,
  include: ([name, dot], call) => {
    const asked = known(name);
    const pieces = asked === undefined || !dot ? undefined : call.include(asked, dot);
    return pieces && joined(pieces);
  },
  tpl: ([text, dot], call) => {
    if (!text || !dot || text.kind === 'unknown') return undefined;
    const pieces = call.tpl(piecesOf(text), dot);
    return pieces && joined(pieces);
  },
};
