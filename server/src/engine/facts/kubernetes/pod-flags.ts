import { get, HOLE, itemsOf, rangeIn, type StringValue, textOf, type Value } from '../../syntax/value';
import type { PodFlag } from '../model';
import { isAccessFlag } from './access';

const LONGEST = 20_000;
const PROGRAM = /(?:^|[\s/;&|])(kube-apiserver|kubelet)(?=\s|$)/;
/** `hyperkube apiserver`: one image had all programs. */
const HYPERKUBE: Readonly<Record<string, string>> = { apiserver: 'kube-apiserver', kubelet: 'kubelet' };
const FLAG = /(?:^|\s)--([a-z][a-z-]{1,60})(?:[= \t]{1,3}(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|([^\s"'-][^\s"']{0,200})))?/dg;

/** The access flags of `kube-apiserver` or `kubelet`, where the container runs one of them. */
export function flagsOf(container: Value): PodFlag[] {
  const items = [...itemsOf(get(container, 'command')), ...itemsOf(get(container, 'args'))].filter(
    (item): item is StringValue => item.kind === 'string' && item.text.length <= LONGEST,
  );
  const program = programOf(container, items);
  if (!program) return [];
  return items.flatMap((item, i) => (/\s/.test(item.text.trim()) ? inText(program, item) : ofItem(program, item, items[i + 1])));
}

function programOf(container: Value, items: readonly StringValue[]): string | undefined {
  for (const [i, { text }] of items.entries()) {
    const named = PROGRAM.exec(text.slice(0, LONGEST))?.[1];
    if (named) return named;
    if (/(?:^|\/)hyperkube$/.test(text)) return HYPERKUBE[items[i + 1]?.text.trim() ?? ''];
  }
  const image = textOf(get(container, 'image')) ?? '';
  return /(?:^|\/)(kube-apiserver)(?:-(?:amd64|arm64))?(?=[:@]|$)/.exec(image)?.[1];
}

/** The flag is an item; a value that the next item holds stands there. */
function ofItem(program: string, item: StringValue, next: StringValue | undefined): PodFlag[] {
  const match = /^--([a-z][a-z-]{1,60})(?:=(.{0,200}))?$/.exec(item.text);
  const name = match?.[1] ?? '';
  if (!match || !isAccessFlag(name)) return [];
  const written = match[2];
  if (written !== undefined) {
    const span = { file: item.span.file, ...rangeIn(item, name.length + 3, item.text.length) };
    return known({ program, name, value: written, span, literal: item.literal });
  }
  if (next && !next.text.startsWith('-'))
    return known({ program, name, value: next.text, span: next.span, literal: item.literal, apart: true });
  return [{ program, name, value: 'true', span: item.span, literal: item.literal }];
}

function inText(program: string, item: StringValue): PodFlag[] {
  return [...item.text.matchAll(FLAG)].flatMap((match) => {
    const name = match[1] ?? '';
    const [at, whole] = [match.indices?.[2] ?? match.indices?.[3] ?? match.indices?.[4], match.indices?.[0]];
    if (!isAccessFlag(name) || !whole) return [];
    const literal = rangeIn(item, whole[0] + (match[0].startsWith('--') ? 0 : 1), whole[1]);
    const range = at ? rangeIn(item, at[0], at[1]) : literal;
    const value = at ? item.text.slice(at[0], at[1]) : 'true';
    return known({ program, name, value, span: { file: item.span.file, ...range }, literal, apart: true });
  });
}

function known(flag: PodFlag): PodFlag[] {
  return flag.value.includes(HOLE) || flag.value.includes('$') ? [] : [flag];
}
