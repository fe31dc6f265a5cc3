/** The right to prove itself (`id-token: write`) for one job. */
import type { PipelineFact, PipelineJob } from '../../../facts/model';
import type { DataChange, DataValue } from '../../model';

/**
 * The changes that give it: what a job declares replaces what the workflow declares, so that is repeated. Undefined where the
 * permissions are one word, or where the job of an action is meant.
 */
export function withIdToken({ kind, permissions }: PipelineFact, job: PipelineJob): DataChange[] | undefined {
  if (kind === 'action') return [];
  const own = job.permissions;
  if (own?.all?.text === 'write-all' || (!own && permissions?.all?.text === 'write-all')) return [];
  if (own?.all || (!own && permissions?.all)) return undefined;
  if (own?.scopes.some(({ name, access }) => name === 'id-token' && access.text === 'write')) return [];
  if (own) return [{ op: 'set', at: job.span, path: ['permissions', 'id-token'], value: 'write' }];
  const above = permissions?.scopes.map(({ name, access }) => [name, access.text] as const) ?? [['contents', 'read'] as const];
  if (above.some(([name, access]) => name === 'id-token' && access === 'write')) return [];
  const value: DataValue = Object.fromEntries([...above, ['id-token', 'write']]);
  return [{ op: 'set', at: job.span, path: ['permissions'], value, after: 'runs-on' }];
}
