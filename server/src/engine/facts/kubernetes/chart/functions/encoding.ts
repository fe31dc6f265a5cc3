/** Texts of other notations, and templates inside of values. */
import { parseYaml } from '../../../../syntax/data/yaml';
import { type Data, joined, known, type Piece, piecesOf, textOf } from '../data';
import { dataOf } from '../from-values';
import { originAt, rendered } from '../source-map';
import { jsonOf, yamlOf } from '../to-yaml';
import type { Call, Functions, TemplateFunction } from './model';
import { withHoles, worded } from './words';

const LONGEST = 100_000;

const written =
  (write: (data: Data) => Piece[]): TemplateFunction =>
  ([data], call) => {
    if (!data || data.kind === 'unknown') return undefined;
    const pieces = write(data);
    return call.spend(pieces.length / 4) ? joined(pieces) : undefined;
  };

/** The text as data, each part where the text has it from. */
function read([data]: readonly Data[], call: Call): Data | undefined {
  if (data?.kind !== 'text') return undefined;
  const holes: Piece[] = [];
  const map = rendered(worded(data.pieces, holes));
  const { text } = map;
  if (text.length > LONGEST || !call.spend(text.length / 20)) return undefined;
  if (text.trim() === '') return { kind: 'map', entries: new Map() };
  const [value] = parseYaml('', text).documents;
  const made = value && dataOf(value, (span) => originAt(map, span) ?? { file: '', start: 0, end: 0 });
  return made && withHoles(made, holes);
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
