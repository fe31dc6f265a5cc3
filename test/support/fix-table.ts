/** `docs/fixes.md`: what every host is offered by every vault, read off the cases of fixes, which the engine makes anew. */
import { HOSTS } from '../../server/src/engine/fixes/hosts/index';
import type { HostFixes } from '../../server/src/engine/fixes/hosts/model';
import type { Fix } from '../../server/src/engine/fixes/model';
import { VAULTS } from '../../server/src/engine/fixes/vaults/index';
import type { Vault } from '../../server/src/engine/fixes/vaults/model';
import { FIX_CASES, type FixCase, fixCases, offersOf } from './fix-cases';

export interface Cell {
  readonly safety: Fix['safety'];
  /** Why it is manual, where the host says so. */
  readonly why?: string;
}

export interface Row {
  readonly host: HostFixes;
  readonly cases: readonly FixCase[];
  /** The fix without any secret, where a case has one. */
  readonly none: Cell;
  readonly cells: ReadonlyMap<Vault['id'], Cell>;
}

/** The best that any case of the host gets, for each vault. */
export async function fixTable(): Promise<Row[]> {
  const cases = fixCases();
  const rows: Row[] = [];
  for (const host of HOSTS) {
    const own = cases.filter((one) => one.host === host.id);
    const fixes: Fix[] = [];
    for (const one of own) fixes.push(...(await offersOf(one)).fixes);
    const cell = (wanted: (id: string) => boolean, why?: string): Cell => {
      const safeties = fixes.filter(({ id, edits }) => wanted(id) && edits.length > 0).map(({ safety }) => safety);
      if (safeties.includes('safe')) return { safety: 'safe' };
      if (safeties.includes('review')) return { safety: 'review' };
      return { safety: 'manual', ...(why ? { why } : {}) };
    };
    rows.push({
      host,
      cases: own,
      none: cell((id) => /^(?:identity|drop-credentials)/.test(id)),
      cells: new Map(VAULTS.map(({ id }) => [id, cell((fix) => fix === `vault-reference:${id}`, host.without?.[id])])),
    });
  }
  return rows;
}

export async function fixPage(): Promise<string> {
  const rows = await fixTable();
  const reasons: string[] = [];
  const lines = rows.map(({ host, cases, none, cells }) => {
    const written = VAULTS.map(({ id }) => {
      const { safety, why } = cells.get(id) as Cell;
      if (safety !== 'manual') return safety;
      if (!why) return 'manual';
      const reason = `${host.title}: ${why}.`;
      if (!reasons.includes(reason)) reasons.push(reason);
      return `manual (${reasons.indexOf(reason) + 1})`;
    });
    const name = cases.length > 0 ? `[${host.title}](../${FIX_CASES}/${host.id})` : host.title;
    return `| ${[name, none.safety === 'manual' ? '' : none.safety, ...written].join(' | ')} |`;
  });
  const count = rows.reduce((sum, { cases }) => sum + cases.length, 0);
  return `# Fixes

What takes the place of a credential that is written out, by the language of the file and the vault. *safe* fixes may be applied
unattended; *review* ones bring imports, declarations or other files with them and want a look; *manual* means text and commands.
*No secret* says where the credential itself can go: the workload has an identity of its own, or the service makes the password.
The table is read off ${count} cases, before and after, behind the names of the hosts; law 5 holds for each of them.

| host | no secret | ${VAULTS.map(({ title }) => title).join(' | ')} |
| --- | --- | ${VAULTS.map(() => '---').join(' | ')} |
${lines.join('\n')}

${reasons.length > 0 ? `Why there is none:\n\n${reasons.map((reason, index) => `${index + 1}. ${reason}`).join('\n')}\n` : ''}`;
}
