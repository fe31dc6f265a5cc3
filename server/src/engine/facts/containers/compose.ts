/** Compose files: what services are given, what is mounted into them, and how their images are built. */
import { isSecretName } from '../../secrets/slots/names';
import { parseYaml } from '../../syntax/data/yaml';
import { folderOf, joinPath } from '../../syntax/path';
import { get, type StringValue, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { addSlot } from '../credential';
import { walk } from '../data/walk';
import { imageName } from '../image-name';
import { addDefaults } from './defaults';
import { addMounts } from './mounts';
import { weighOwnServers } from './own-network';
import { asContainerEnvironment } from './slots';

/** Beyond this nobody wrote it. */
const LONGEST = 1_000_000;

/** Anchors count where they stand; what `extends` and `include` name is a file of its own. */
export function extractCompose(context: ExtractContext): void {
  if (context.text.length > LONGEST) return;
  const before = context.facts.credentials.length;
  for (const document of parseYaml(context.file, context.text).documents) {
    const first = context.facts.credentials.length;
    walk(context, document);
    addDefaults(context, document);
    weighOwnServers(context, first, document);
    addContents(context, document);
    addMounts(context, document);
    addBuilds(context, document);
  }
  asContainerEnvironment(context, before);
}

/** `configs: { db_password: { content: … } }`: the name is the entry's. https://docs.docker.com/reference/compose-file/configs/ */
function addContents(context: ExtractContext, document: Value): void {
  for (const kind of ['configs', 'secrets']) {
    const all = get(document, kind);
    for (const { key, value } of all?.kind === 'object' ? all.entries : []) {
      const content = get(value, 'content');
      if (content?.kind !== 'string' || !isSecretName(key) || isReferring(content)) continue;
      addSlot(context, { slot: { kind: 'compose-env', name: key, owner: kind }, value: content, known: false });
    }
  }
}

function isReferring({ text }: StringValue): boolean {
  return /\$\{?[A-Za-z_]/.test(text);
}

/** https://docs.docker.com/reference/compose-file/build/ */
function addBuilds({ facts, file }: ExtractContext, document: Value): void {
  const services = get(document, 'services');
  for (const { key, value } of services?.kind === 'object' ? services.entries : []) {
    const build = get(value, 'build');
    const context = textOf(build) ?? (build?.kind === 'object' ? (textOf(get(build, 'context')) ?? '.') : undefined);
    const folder = context === undefined ? undefined : joinPath(folderOf(file), context);
    const dockerfile = folder === undefined ? undefined : joinPath(folder, textOf(get(build, 'dockerfile')) ?? 'Dockerfile');
    const names = [...new Set([key, imageName(textOf(get(value, 'image')) ?? '') ?? key])];
    if (folder !== undefined && dockerfile !== undefined) facts.imageBuilds.push({ dockerfile, context: folder, names });
  }
}
