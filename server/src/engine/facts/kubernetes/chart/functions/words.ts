/** Words that stand for holes while a text is read as YAML. */
import { type Data, joined, loose, type Piece } from '../data';

const WORD = /zq(\d{1,6})qz*/;
const ONLY_WORD = /^zq\d{1,6}qz*$/;

/**
 * The text with a word for each hole, as long as the hole. One that has a line for itself becomes an item where it stands among items,
 * else a key: it may print either, and so takes no part in its neighbours.
 */
export function worded(pieces: readonly Piece[], holes: Piece[]): Piece[] {
  let [line, above] = ['', ''];
  const pass = (text: string) => {
    const lines = text.split('\n');
    for (const [i, one] of lines.entries()) {
      if (i > 0) {
        if (line.trim() !== '') above = line;
        line = '';
      }
      line += one;
    }
  };
  return pieces.map((piece, i) => {
    const text = piece.hole ? wordOf(piece, holes.push(piece) - 1, line, above, pieces[i + 1]?.text) : piece.text;
    pass(text);
    return piece.hole ? { ...piece, text } : piece;
  });
}

function wordOf({ text }: Piece, index: number, line: string, above: string, next = '\n'): string {
  const word = `zq${index}q`;
  const fill = (own: string, end = '') => own.padEnd(text.length - end.length, 'z') + end;
  if (line.trim() !== '' || !/^[ \t]*\n/.test(next) || text.length < word.length + 2) return fill(word);
  return above.startsWith(`${line}- `) ? fill(`- ${word}`) : fill(word, ':');
}

/** The data with holes where the words for them stand. What holes may print among the entries of a map is not known. */
export function withHoles(data: Data, holes: readonly Piece[]): Data {
  if (holes.length === 0) return data;
  if (data.kind === 'list') return { ...data, items: data.items.map((one) => withHoles(one, holes)) };
  if (data.kind === 'text') return joined(data.pieces.flatMap((piece) => partsOf(piece, holes)));
  if (data.kind !== 'map') return data;
  const isRest = ([key, one]: readonly [string, Data]) => one.kind === 'nil' && ONLY_WORD.test(key);
  const all = [...data.entries];
  const rest = all.filter(isRest).flatMap(([key]) => holes[Number(WORD.exec(key)?.[1])] ?? []);
  const entries = new Map(
    all.flatMap((entry) => (isRest(entry) ? [] : [[named(entry[0], holes), withHoles(entry[1], holes)] as const])),
  );
  return { ...data, entries, ...(rest.length > 0 ? { open: true, rest } : {}) };
}

const named = (key: string, holes: readonly Piece[]): string =>
  key.replace(WORD, (all, index: string) => holes[Number(index)]?.text ?? all);

function partsOf(piece: Piece, holes: readonly Piece[]): Piece[] {
  return piece.text.split(/(zq\d{1,6}qz*)/).flatMap((text, i): Piece[] => {
    const hole = i % 2 === 1 ? holes[Number(WORD.exec(text)?.[1])] : undefined;
    return text === '' ? [] : [hole ?? loose(piece, text)];
  });
}
