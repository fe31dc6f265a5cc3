/** `permissions:` of a workflow or a job. */
import type { Entry } from '../../../syntax/value';
import type { ExtractContext } from '../../context';
import type { PipelinePermissions } from '../../model';
import { textAt } from '../texts';

/** Undefined where none are written; what is still empty gives nothing. */
export function permissionsOf(context: ExtractContext, entry: Entry | undefined): PipelinePermissions | undefined {
  if (!entry) return undefined;
  const { keySpan, value } = entry;
  const all = textAt(context, value);
  const scopes = value.kind === 'object' ? value.entries : [];
  return {
    span: value.span,
    keySpan,
    ...(all?.text ? { all } : {}),
    scopes: scopes.flatMap((scope) => {
      const access = textAt(context, scope.value);
      return access ? { name: scope.key, nameSpan: scope.keySpan, access } : [];
    }),
  };
}
