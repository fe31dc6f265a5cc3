/** Files that others read as a whole: modules, values of variables, templates, and documents that `file()` reads. */
import { HOLE } from '../../syntax/value';
import type { Facts, Host } from '../model';

const TEMPLATE = /\.(?:tpl|tftpl|tmpl)$/i;

/** Whether Terraform, or a Bicep file, may read the text of the file from another; `statement`: the word of policy documents stands in it. */
export function isReadByOthers(file: string, host: Host, statement: boolean): boolean {
  if (host === 'terraform' || host === 'bicep' || file.endsWith('.tfvars.json')) return true;
  return statement && (host === 'json' || host === 'yaml' || TEMPLATE.test(file));
}

/**
 * The text as facts may keep it: every literal that is a credential stands as HOLEs of the same length, wherever it is
 * written, so that all else keeps its place and no value is kept.
 */
export function withoutSecrets(text: string, { file, credentials }: Pick<Facts, 'file' | 'credentials'>): string {
  const values = new Set<string>();
  let kept = text;
  for (const { storage, span } of credentials) {
    if (storage !== 'literal' || span.file !== file || span.end <= span.start) continue;
    const value = text.slice(span.start, span.end);
    if (values.has(value)) continue;
    values.add(value);
    const blank = value.replaceAll(/[^\r\n]/g, HOLE);
    kept = kept.slice(0, span.start) + blank + kept.slice(span.end);
    // Where the same value stands again, in a comment or under another name.
    if (value.length >= 6) kept = kept.replaceAll(value, blank);
  }
  return kept;
}
