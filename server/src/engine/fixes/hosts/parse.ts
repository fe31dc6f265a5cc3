import type { BicepFile } from '../../syntax/bicep/ast';
import { parseBicep } from '../../syntax/bicep/parser';
import { maskTemplate } from '../../syntax/data/helm';
import { parseJson } from '../../syntax/data/json';
import { parseYaml } from '../../syntax/data/yaml';
import type { HclFile } from '../../syntax/hcl/ast';
import { parseHcl } from '../../syntax/hcl/parser';
import type { Value } from '../../syntax/value';
import { lastOnly } from '../remember';

/** The documents of a JSON or YAML file, Helm templates too. */
export const documentsOf = lastOnly((file: string, text: string): readonly Value[] => {
  if (isJson(file, text)) {
    const { value } = parseJson(file, text);
    return value ? [value] : [];
  }
  return parseYaml(file, text.includes('{{') ? maskTemplate(text) : text).documents;
});

/** The tree of a Bicep file. */
export const bicepOf = lastOnly((text: string): BicepFile => parseBicep(text));

/** The tree of a Terraform file. */
export const hclOf = lastOnly((text: string): HclFile => parseHcl(text));

/** By its name, or because it is an object in braces (CloudFormation's `.template`). */
export function isJson(file: string, text: string): boolean {
  if (/\.jsonc?$/i.test(file)) return true;
  return !/\.ya?ml$/i.test(file) && /^\uFEFF?\s*\{\s*"/.test(text.slice(0, 1000));
}
