import { type Data, holeOf, joined, type Piece, piecesOf, type TextData } from '../data';
import { quoted } from '../to-yaml';

const VERB = /%([-+# 0]{0,4})(\d{1,3})?(?:\.(\d{1,3}))?([a-zA-Z%])/g;

/** `printf`: what a verb prints keeps its place. https://pkg.go.dev/fmt#hdr-Printing */
export function formatted(args: readonly Data[]): TextData | undefined {
  const [format, ...rest] = args;
  if (format?.kind !== 'text') return undefined;
  let next = 0;
  const out: Piece[] = [];
  for (const piece of format.pieces) {
    let from = 0;
    for (const match of piece.hole ? [] : piece.text.matchAll(VERB)) {
      const [all, flags = '', width = '0', precision, verb = ''] = match;
      if (match.index > from) out.push({ text: piece.text.slice(from, match.index) });
      from = match.index + all.length;
      out.push(...(verb === '%' ? [{ text: '%' }] : padded(printed(rest[next++], verb, precision), Number(width), flags)));
    }
    const tail = piece.text.slice(from);
    if (tail !== '') out.push(from === 0 ? piece : { text: tail });
  }
  return joined(out);
}

function printed(data: Data | undefined, verb: string, precision: string | undefined): readonly Piece[] {
  if (!data) return [holeOf('printf')];
  if (data.kind === 'unknown') return piecesOf(data);
  if (verb === 'q') return quoted(piecesOf(data));
  if (verb === 'f' && data.kind === 'number') return [{ text: data.value.toFixed(Number(precision ?? 6)), origin: data.origin }];
  if (verb === 'x' && data.kind === 'number') return [{ text: data.value.toString(16), origin: data.origin }];
  if (data.kind === 'nil') return [{ text: verb === 's' ? '%!s(<nil>)' : '<nil>' }];
  return piecesOf(data);
}

function padded(pieces: readonly Piece[], width: number, flags: string): readonly Piece[] {
  const [only] = pieces;
  if (width === 0 || pieces.length !== 1 || !only || only.hole) return pieces;
  const blank = flags.includes('0') ? '0' : ' ';
  return [{ ...only, text: flags.includes('-') ? only.text.padEnd(width) : only.text.padStart(width, blank) }];
}
