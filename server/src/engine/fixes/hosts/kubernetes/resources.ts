/** What Kustomize applies: the files that a Kustomization names, and nothing else. */
import { baseName, folderOf, joinPath } from '../../../syntax/path';
import { entryOf, get, itemsOf, textOf, type Value } from '../../../syntax/value';
import type { Edit, FileEdit, FixContext, Step } from '../../model';
import { documentsOf } from '../parse';
import { appendItem, keysBefore } from './block';

interface Listed {
  readonly edits: readonly FileEdit[];
  readonly steps: readonly Step[];
}

/** https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
export function isKustomization(file: string): boolean {
  return /^kustomization(?:\.ya?ml)?$/i.test(baseName(file));
}

/** A new file in the Kustomization that names the manifest beside it, or that is the manifest; nothing where none does. */
export function listed({ read }: FixContext, manifest: string, made: string): Listed {
  for (let folder = folderOf(manifest); ; folder = folderOf(folder)) {
    for (const name of ['kustomization.yaml', 'kustomization.yml']) {
      const file = folder === '' ? name : `${folder}/${name}`;
      const text = read(file);
      const top = text === undefined ? undefined : documentsOf(file, text)[0];
      const names = itemsOf(get(top, 'resources')).map((one) => joinPath(folder, textOf(one) ?? ''));
      if (text === undefined || !top || (file !== manifest && !names.includes(manifest))) continue;
      const way = folder === '' ? made : made.slice(folder.length + 1);
      const edit = resource(text, top, way);
      return edit
        ? { edits: [{ file, edits: [edit] }], steps: [] }
        : { edits: [], steps: [`Add ${way} to the resources of ${file}.`] };
    }
    if (folder === '') return { edits: [], steps: [] };
  }
}

/** One more resource; `resources:` stands before the generators. */
function resource(text: string, top: Value, way: string): Edit | undefined {
  const resources = get(top, 'resources');
  if (resources) return resources.kind === 'list' ? appendItem(text, resources, [`- ${way}`]) : undefined;
  const generator = entryOf(top, 'secretGenerator') ?? entryOf(top, 'configMapGenerator');
  return generator && keysBefore(text, generator, ['resources:', `  - ${way}`]);
}
