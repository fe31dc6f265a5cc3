import { maskTemplate } from '../../syntax/data/helm';
import { parseJson } from '../../syntax/data/json';
import { parseYaml } from '../../syntax/data/yaml';
import type { Value } from '../../syntax/value';

/** The documents of a JSON or YAML file, Helm templates too. */
export function documentsOf(file: string, text: string): readonly Value[] {
  if (isJson(file, text)) {
    const { value } = parseJson(file, text);
    return value ? [value] : [];
  }
  return parseYaml(file, text.includes('{{') ? maskTemplate(text) : text).documents;
}

/** By its name, or because it is an object in braces (CloudFormation's `.template`). */
export function isJson(file: string, text: string): boolean {
  if (/\.jsonc?$/i.test(file)) return true;
  return !/\.ya?ml$/i.test(file) && /^\uFEFF?\s*\{\s*"/.test(text.slice(0, 1000));
}
