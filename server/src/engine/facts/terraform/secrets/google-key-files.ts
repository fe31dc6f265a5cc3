/** Google providers and backends that are given the key file of an account. A key that stands in the file itself is a credential. */
import type { Attribute, Block, Expression } from '../../../syntax/hcl/ast';
import { spanOf } from '../../../syntax/span';
import { argumentOf, attributeOf, blocksOf, type TerraformFile } from '../file';
import { plainText } from '../values/scope';

const NAMES = ['credentials', 'credentials_file'];

/** https://registry.terraform.io/providers/hashicorp/google/latest/docs/guides/provider_reference#credentials */
export function extractGoogleKeyFiles(file: TerraformFile): void {
  for (const block of file.blocks) {
    const name = block.labels[0]?.text ?? '';
    if (block.type === 'provider' && /^google(?:-beta)?$/.test(name)) read(file, block, `provider.${name}`, 'provider:google');
    for (const inner of block.type === 'terraform' ? blocksOf(block.body, 'backend') : [])
      if (inner.labels[0]?.text === 'gcs') read(file, inner, 'backend.gcs', 'backend:gcs');
  }
}

function read(file: TerraformFile, block: Block, owner: string, ownerType: string): void {
  for (const name of NAMES) {
    const attribute = attributeOf(block.body, name);
    if (attribute && isFile(file, block, attribute))
      file.context.facts.settings.push({
        ...{ about: 'key-file', owner, ownerType, state: 'unsafe', path: [name] },
        span: spanOf(file.context.file, attribute.value),
        block: spanOf(file.context.file, attribute.nameRange),
      });
  }
}

function isFile(file: TerraformFile, { body }: Block, { name, value }: Attribute): boolean {
  if (readsFile(file, value, 0)) return true;
  const text = plainText(argumentOf(file, body, name));
  return text !== undefined && /^[^{}\r\n]{1,300}\.json$/.test(text);
}

/** `file("key.json")`, whatever is made of it, by itself or as a local. */
function readsFile(file: TerraformFile, value: Expression, depth: number): boolean {
  if (depth > 8) return false;
  const inner = (one: Expression) => readsFile(file, one, depth + 1);
  if (value.kind === 'access' && value.target.kind === 'variable' && value.target.name === 'local') {
    const locals = file.blocks.filter(({ type }) => type === 'locals');
    const own = locals.flatMap(({ body }) => attributeOf(body, value.name) ?? [])[0];
    return own !== undefined && inner(own.value);
  }
  if (value.kind === 'parens') return inner(value.inner);
  if (value.kind === 'template') {
    const [only] = value.parts;
    return value.parts.length === 1 && only?.kind === 'interpolation' && inner(only.expression);
  }
  if (value.kind !== 'call') return false;
  return value.name === 'file' || value.name === 'filebase64' || value.args.some(inner);
}
