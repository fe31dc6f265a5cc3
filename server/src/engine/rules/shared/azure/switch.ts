/** What the rules about switches of Azure share: one finding a resource, the fix that sets one, and whose keys are in use. */
import type { Facts, SettingFact, SettingTopic } from '../../../facts/model';
import { folderOf } from '../../../syntax/path';
import type { Hit, Remedy } from '../../model';
import { inProgram } from './in-program';

/** Attributes of a resource that are keys of it: `azurerm_storage_account.main.primary_access_key`. */
const KEY_READ =
  /\b(azurerm_\w{1,60}\.[\w-]{1,80})(?:\[[^\][\n]{0,80}\])?\.(?:\w{0,40}(?:access_key|connection_string|admin_password|_key\b)|kube_admin_config)/g;

/** The switches of a topic that are to be reported: all that are written, and of what is missing one for each resource. */
export function reported(facts: Facts, topic: SettingTopic): readonly SettingFact[] {
  const silent = new Set<number>();
  return facts.settings.filter(({ about, state, block }) => {
    if (about !== topic || (state !== 'unsafe' && state !== 'missing')) return false;
    if (state === 'unsafe') return true;
    const isFirst = !silent.has(block.start);
    silent.add(block.start);
    return isFirst;
  });
}

/** The fix that gives the switch its safe value. A value that comes from elsewhere changes there, and for all who take it. */
export function switchTo(setting: SettingFact, safety: 'safe' | 'review', steps?: readonly string[]): Pick<Hit, 'remedies'> {
  const { block, body, path, safe, owner, span } = setting;
  const name = path.at(-1);
  if (safe === undefined || name === undefined) return {};
  const byHand = inProgram(setting, steps);
  if (byHand) return { remedies: [byHand] };
  if (body) {
    const title = `Set ${path.filter((key) => key !== 'properties').join('.')} of ${owner} to ${safe}`;
    const changes = [{ op: 'set', at: body, path, value: safe }] as const;
    return { remedies: [{ type: 'edit-data', id: 'set', title, safety: span.via ? 'review' : safety, changes }] };
  }
  const above = path.slice(0, -1);
  const elsewhere = setting.state === 'unsafe' && span.via && typeof safe === 'boolean';
  const remedy: Remedy = elsewhere
    ? { type: 'replace-text', title: `Set ${name} of ${owner} to ${safe}`, span, text: String(safe), safety: 'review' }
    : {
        type: 'set-attribute',
        owner: block,
        ...(above.length > 0 ? { path: above } : {}),
        name,
        value: safe,
        ...(safety === 'review' ? { safety } : {}),
        ...(steps ? { steps } : {}),
      };
  return { remedies: [remedy] };
}

/** Resources whose keys are read in the same folder as the file, as `type.name`. */
export function keyReaders(files: Iterable<Facts>): (facts: Facts) => ReadonlySet<string> {
  const byFolder = new Map<string, Set<string>>();
  for (const facts of files) {
    const read = keysIn(facts);
    if (read.length === 0) continue;
    const folder = folderOf(facts.file);
    const used = byFolder.get(folder) ?? new Set();
    for (const address of read) used.add(address);
    byFolder.set(folder, used);
  }
  return ({ file }) => byFolder.get(folderOf(file)) ?? NONE;
}

/** At an edit all other files say what they said before. */
const keys = new WeakMap<Facts, readonly string[]>();

function keysIn(facts: Facts): readonly string[] {
  const { source } = facts;
  if (!source?.includes('azurerm_')) return [];
  const known = keys.get(facts) ?? [...source.matchAll(KEY_READ)].map(([, address]) => address as string);
  keys.set(facts, known);
  return known;
}

const NONE: ReadonlySet<string> = new Set();
