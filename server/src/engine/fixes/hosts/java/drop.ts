/** No secret at all in the SDKs of the clouds: they find what the program runs as. */
import type { SourceNode } from '../../../syntax/source/tree';
import type { Edit } from '../../model';
import { removal } from '../../text';
import type { Draft, Place } from '../model';
import { type LiteralSite, textIn } from '../source/nodes';
import { AWS_TITLE, AZURE_TITLE, MANAGED_IDENTITY, OWN_ROLE } from '../source/steps';
import { handedOver } from '../source/variable';
import { importEdits, unusedImports } from './imports';

const STATEMENTS = new Set(['local_variable_declaration', 'field_declaration']);
const DEFAULT = 'com.azure.identity.DefaultAzureCredentialBuilder';

export function drop(place: Place, site: LiteralSite): Draft | undefined {
  return place.credential.slot.ownerType === 'azure-sdk' ? azure(place, site) : aws(place, site);
}

/** The call in the builder's chain that sets static credentials, with the variables they came in. */
function aws({ text, file }: Place, site: LiteralSite): Draft | undefined {
  const declarations: SourceNode[] = [];
  let link = chainLink(text, site.path);
  for (let at = site; !link && declarations.length < 3; ) {
    const handed = handedOver(text, at, STATEMENTS);
    if (!handed) return undefined;
    declarations.push(handed.declaration);
    link = chainLink(text, handed.use);
    at = { ...at, path: handed.use };
  }
  if (!link) return undefined;
  const removed: Edit[] = [link, ...declarations.map((one) => removal(text, one))];
  const edits = [...unusedImports(text, site.root, removed), ...removed];
  return { title: AWS_TITLE, safety: 'review', edits: [{ file, edits }], followUp: OWN_ROLE };
}

/** `.credentialsProvider(…)`, from what it is called on to its end. */
function chainLink(text: string, path: readonly SourceNode[]): Edit | undefined {
  const call = path.find(
    (node) => node.type === 'method_invocation' && /^(credentialsProvider|withCredentials)$/.test(nameOf(text, node)),
  );
  const object = call?.children.find(({ field }) => field === 'object');
  return call && object && !path.includes(object) ? { start: object.end, end: call.end, text: '' } : undefined;
}

function nameOf(text: string, call: SourceNode): string {
  return textIn(
    text,
    call.children.find(({ field }) => field === 'name'),
  );
}

/** `new ClientSecretCredentialBuilder()….build()`: https://learn.microsoft.com/en-us/java/api/com.azure.identity.defaultazurecredentialbuilder */
function azure({ text, file }: Place, { path, root }: LiteralSite): Draft | undefined {
  const built = path.find(
    (node) =>
      node.type === 'method_invocation' &&
      nameOf(text, node) === 'build' &&
      /^new\s+ClientSecretCredentialBuilder\s*\(/.test(textIn(text, node)),
  );
  if (!built) return undefined;
  const imports = importEdits(text, root, [DEFAULT]);
  const edit = { start: built.start, end: built.end, text: imports.resolve('new DefaultAzureCredentialBuilder().build()') };
  const typed = typedAs(text, path, root);
  const removed = [edit, ...typed];
  const gone = unusedImports(text, root, removed);
  const edits = [...besides(imports.edits, gone), ...removed];
  return { title: AZURE_TITLE, safety: 'review', edits: [{ file, edits }], followUp: MANAGED_IDENTITY };
}

/** Insertions, and the lines that go: what would stand at the end of such a line takes its place. */
function besides(insertions: readonly Edit[], gone: readonly Edit[]): Edit[] {
  const inside = (edit: Edit, { start, end }: Edit) => start < edit.start && edit.start < end;
  const replaced = gone.map((line) => {
    const own = insertions.filter((edit) => inside(edit, line)).map(({ text }) => text.trim());
    return own.length > 0
      ? { start: line.start, end: (insertions.find((edit) => inside(edit, line)) ?? line).start, text: own.join('\n') }
      : line;
  });
  return [...insertions.filter((edit) => !gone.some((line) => inside(edit, line))), ...replaced];
}

/** The variable's type, where it is that of the credential that goes: TokenCredential is what clients take. */
function typedAs(text: string, path: readonly SourceNode[], root: SourceNode): Edit[] {
  const declaration = path.find(({ type }) => STATEMENTS.has(type));
  const type = declaration?.children.find(({ field }) => field === 'type');
  if (!type || textIn(text, type) !== 'ClientSecretCredential') return [];
  const imports = importEdits(text, root, ['com.azure.core.credential.TokenCredential']);
  return [...imports.edits, { start: type.start, end: type.end, text: imports.resolve('TokenCredential') }];
}
