/** Data as YAML or JSON text, every part with the place it is written at. */
import { type Data, holeOf, type MapData, type Origin, type Piece, piecesOf, plain, sorted } from './data';

const MAX_DEPTH = 60;
/** Words that YAML would read as something else than text, or that end it. */
const NEEDS_QUOTES =
  /^$|^[\s\-?:,[\]{}#&*!|>'"%@`]|[\s:]$|: |\s#|[\n\t\x00-\x1f]|^(?:null|~|true|false|yes|no|on|off|y|n)$|^[-+.\d][\d._eExXoO+-]*$|^\d{4}-\d\d-\d\d|^\.(?:inf|nan)$/i;

/** `toYaml`: block style, keys in order, no line break at the end. */
export function yamlOf(data: Data): Piece[] {
  const out: Piece[] = [];
  write(data, 0, out, 0);
  return out;
}

const at = (origin: Origin | undefined): Origin | undefined =>
  origin && { file: origin.file, start: origin.start, end: origin.start };

function write(data: Data, indent: number, out: Piece[], depth: number): void {
  if (depth > MAX_DEPTH) out.push(holeOf('toYaml'));
  else if (data.kind === 'map' && isBlock(data)) writeMap(data, indent, out, depth);
  else if (data.kind === 'list' && data.items.length > 0) {
    for (const [i, item] of data.items.entries()) {
      const place = i === 0 ? (data.origin ?? originOf(item)) : originOf(item);
      out.push({ text: `${i > 0 ? `\n${' '.repeat(indent)}` : ''}- `, origin: at(place) });
      write(item, indent + 2, out, depth + 1);
    }
  } else writeScalar(data, indent, out);
}

function writeMap(data: MapData, indent: number, out: Piece[], depth: number): void {
  for (const [i, [key, value]] of sorted(data).entries()) {
    const origin = data.keys?.get(key);
    if (i > 0) out.push({ text: `\n${' '.repeat(indent)}`, origin: at(origin) });
    out.push({ text: scalar(key), origin }, { text: ':', origin: origin && { ...origin, start: origin.end } });
    const nested = isBlock(value);
    const inner = value.kind === 'map' ? indent + 2 : indent;
    out.push({ text: nested ? `\n${' '.repeat(inner)}` : ' ', origin: at(originOf(value)) });
    write(value, inner, out, depth + 1);
  }
  for (const [i, hole] of (data.rest ?? []).entries())
    out.push(...(i > 0 || data.entries.size > 0 ? [{ text: `\n${' '.repeat(indent)}` }] : []), hole);
}

function isBlock(data: Data): boolean {
  return data.kind === 'map' ? data.entries.size > 0 || data.rest !== undefined : data.kind === 'list' && data.items.length > 0;
}

function writeScalar(data: Data, indent: number, out: Piece[]): void {
  if (data.kind === 'map' || data.kind === 'list') out.push({ text: data.kind === 'map' ? '{}' : '[]', origin: data.origin });
  else if (data.kind === 'nil') out.push({ text: 'null' });
  else if (data.kind !== 'text') out.push(...piecesOf(data));
  else {
    const { pieces } = data;
    const text = plain(pieces);
    if (pieces.some(({ hole }) => hole) || !NEEDS_QUOTES.test(text)) out.push(...pieces);
    else if (text.includes('\n') && !/^\s|[\x00-\x08\x0b-\x1f]/.test(text)) {
      const end = /\n*$/.exec(text)?.[0].length ?? 0;
      out.push({ text: end === 0 ? '|-\n' : end === 1 ? '|\n' : '|+\n', origin: at(pieces[0]?.origin) });
      out.push({ text: ' '.repeat(indent + 2) }, ...indented(end > 0 ? cut(pieces, text.length - end) : pieces, indent + 2));
      if (end > 1) out.push({ text: '\n'.repeat(end - 1) });
    } else out.push(...quoted(pieces));
  }
}

function cut(pieces: readonly Piece[], length: number): Piece[] {
  let left = length;
  return pieces.flatMap((piece) => {
    const text = piece.text.slice(0, Math.max(0, left));
    left -= piece.text.length;
    return text === '' ? [] : [{ ...piece, text }];
  });
}

/** In double quotes. */
export function quoted(pieces: readonly Piece[]): Piece[] {
  const [first, last] = [pieces[0]?.origin, pieces.at(-1)?.origin];
  const end = last && { file: last.file, start: last.literal?.start ?? last.end, end: last.literal?.end ?? last.end };
  const inner = pieces.map((piece) => {
    const text = piece.hole ? piece.text : JSON.stringify(piece.text).slice(1, -1);
    return text === piece.text ? piece : { ...piece, text, origin: piece.origin && withoutExact(piece.origin) };
  });
  return [{ text: '"', origin: first && withoutExact(first) }, ...inner, { text: '"', origin: end }];
}

function withoutExact({ file, start, end, literal }: Origin): Origin {
  return { file, start, end, ...(literal ? { literal } : {}) };
}

/** Blanks behind each line break. */
export function indented(pieces: readonly Piece[], by: number): Piece[] {
  const blanks = ' '.repeat(by);
  return pieces.flatMap((piece) => {
    if (!piece.text.includes('\n')) return [piece];
    const { origin } = piece;
    let from = 0;
    return piece.text.split(/(?<=\n)/).map((line, i, all): Piece => {
      const start = from;
      from += line.length;
      const text = line.endsWith('\n') || i < all.length - 1 ? line + blanks : line;
      return origin?.exact
        ? {
            ...piece,
            text,
            origin: { file: origin.file, start: origin.start + start, end: origin.start + start + line.length, exact: true },
          }
        : { ...piece, text };
    });
  });
}

const scalar = (text: string): string => (NEEDS_QUOTES.test(text) ? JSON.stringify(text) : text);

function originOf(data: Data): Origin | undefined {
  if (data.kind === 'text') return data.pieces[0]?.origin;
  return data.kind === 'unknown' || data.kind === 'nil' ? undefined : data.origin;
}

/** `toJson`. */
export function jsonOf(data: Data, depth = 0): Piece[] {
  if (depth > MAX_DEPTH) return [holeOf('toJson')];
  switch (data.kind) {
    case 'map':
      return [
        { text: '{', origin: at(data.origin) },
        ...sorted(data).flatMap(([key, one], i): Piece[] => [
          { text: `${i > 0 ? ',' : ''}${JSON.stringify(key)}:`, origin: data.keys?.get(key) },
          ...jsonOf(one, depth + 1),
        ]),
        { text: '}', origin: data.origin && { ...data.origin, start: data.origin.end } },
      ];
    case 'list':
      return [
        { text: '[', origin: at(data.origin) },
        ...data.items.flatMap((one, i): Piece[] => [...(i > 0 ? [{ text: ',' }] : []), ...jsonOf(one, depth + 1)]),
        { text: ']', origin: data.origin && { ...data.origin, start: data.origin.end } },
      ];
    case 'text':
      return quoted(data.pieces);
    case 'nil':
      return [{ text: 'null' }];
    default:
      return [...piecesOf(data)];
  }
}
