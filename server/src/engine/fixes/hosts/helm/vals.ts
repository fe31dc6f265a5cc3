/** `ref+vault://…`, which helmfile and helm-secrets fill in before Helm sees the values. https://github.com/helmfile/vals */
import { baseName } from '../../../syntax/path';
import type { FixContext } from '../../model';
import { lastOnly } from '../../remember';
import type { Vault } from '../../vaults/model';
import type { Draft, Place } from '../model';
import type { Found } from '../tree';
import { isValuesFile } from './chart';

interface Used {
  readonly isUsed: boolean;
  /** First part of the paths that other references have, by scheme: the vault or the project. */
  readonly scopes: ReadonlyMap<string, string>;
}

export function valsReference(place: Place, vault: Vault, found: Found): Draft | undefined {
  const form = vault.kubernetes?.vals;
  const used = usedIn(place.context.files, place.context.read);
  if (!form || !used.isUsed || !found.entry) return undefined;
  const scope = form.scoped ? used.scopes.get(form.scheme) : '';
  if (scope === undefined) return undefined;
  const reference = `ref+${form.scheme}://${scope === '' ? '' : `${scope}/`}${form.path(place.name)}`;
  const edit = { ...place.credential.literal, text: JSON.stringify(reference) };
  return {
    note: 'filled in by helmfile or helm-secrets',
    safety: 'review',
    edits: [{ file: place.file, edits: [edit] }],
    steps: ['Whoever runs helmfile needs to be logged in to the vault.'],
  };
}

/** Whether values are filled in from references: by helmfile always, else where one is written. */
const usedIn = lastOnly((files: FixContext['files'], read: FixContext['read']): Used => {
  const scopes = new Map<string, string>();
  let isUsed = false;
  for (const file of [...files].sort()) {
    const isHelmfile =
      /^helmfile(?:\.[\w.-]+)?\.ya?ml(?:\.gotmpl)?$|^helmfile\.ya?ml/i.test(baseName(file)) || /(?:^|\/)helmfile\.d\//.test(file);
    isUsed ||= isHelmfile;
    const text = isHelmfile || isValuesFile(file) ? (read(file) ?? '') : '';
    for (const [, scheme = '', scope = ''] of text.matchAll(/\bref\+([a-z]{2,20}):\/\/([\w.-]{1,100})/g)) {
      isUsed = true;
      if (!scopes.has(scheme)) scopes.set(scheme, scope);
    }
  }
  return { isUsed, scopes };
});
