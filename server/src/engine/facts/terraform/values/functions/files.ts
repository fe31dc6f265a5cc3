/** Functions that read files of the workspace, and those over paths. */
import type { Template } from '../../../../syntax/hcl/ast';
import { parseTemplate } from '../../../../syntax/hcl/parser';
import type { UnknownValue, Value } from '../../../../syntax/value';
import { textAt } from '../loops';
import { type Bound, type Names, plainText, type Run, type Text } from '../scope';
import { templateValue } from '../template-value';
import { through } from '../through';
import type { Make, Site } from './index';

function textOf(path: Value | undefined, { scope, span }: Site, name: string): Text | UnknownValue | undefined {
  const written = plainText(path);
  const found = written === undefined ? undefined : scope.names.read(written, scope.file);
  if (typeof found !== 'string') return found;
  return { kind: 'unknown', span, reason: 'a file whose text is not at hand', reference: `${name}()`, path: found };
}

function file([path]: readonly Value[], site: Site): Value | undefined {
  const found = textOf(path, site, 'file');
  if (!found || 'kind' in found) return found;
  const { file: name, text } = found;
  const whole = { start: 0, end: text.length };
  return through(site.run, { kind: 'string', span: { file: name, ...whole }, literal: whole, text, style: 'raw' }, site.span);
}

/** Templates by their text: a module that is called many times reads them as often. */
const parsed = new WeakMap<Text, Template>();

function templatefile([path, variables]: readonly Value[], site: Site): Value | undefined {
  const found = textOf(path, site, 'templatefile');
  if (!found || 'kind' in found) return found;
  return through(site.run, rendered(found, variables, site.run, site.scope.names, site.depth), site.span);
}

/** A file as a template, which sees its own variables only. */
export function rendered(file: Text, variables: Value | undefined, run: Run, all: Names, depth: number): Value {
  const template = parsed.get(file) ?? parseTemplate(file.text);
  parsed.set(file, template);
  let bound: Bound | undefined;
  for (const { key, value } of variables?.kind === 'object' ? variables.entries : []) bound = { name: key, value, outer: bound };
  const names: Names = { ...all, find: () => undefined };
  return templateValue(template, run, { file: file.file, text: file.text, names, bound }, depth + 1);
}

const onPath =
  (change: (path: string) => string): Make =>
  ([path], { span }) => {
    const text = plainText(path);
    return text === undefined ? undefined : textAt(span, change(text));
  };

export const FILES: Readonly<Record<string, Make>> = {
  abspath: ([path]) => path,
  basename: onPath((path) => path.replace(/\/+$/, '').split('/').at(-1) ?? ''),
  dirname: onPath((path) => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.')),
  file,
  templatefile,
};
