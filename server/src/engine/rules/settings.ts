/** What the rules about switches share: which are in a state to report, and the fix that sets one. */
import type { Facts, SettingFact, SettingTopic } from '../facts/model';
import type { Hit } from './model';

export interface SettingHit extends Pick<SettingFact, 'state' | 'owner'> {
  readonly hit: Hit;
}

/** The unsafe and missing switches of a topic in a file, each with what `hitOf` says of it; remembered by file. */
export function settingHits(topic: SettingTopic, hitOf: (setting: SettingFact) => Hit): (facts: Facts) => readonly SettingHit[] {
  const known = new WeakMap<Facts, readonly SettingHit[]>();
  return (facts) => {
    const hits =
      known.get(facts) ??
      facts.settings
        .filter((one) => isReported(topic, one))
        .map((one) => ({ state: one.state, owner: one.owner, hit: hitOf(one) }));
    known.set(facts, hits);
    return hits;
  };
}

function isReported(topic: SettingTopic, { about, state }: SettingFact): boolean {
  return about === topic && (state === 'unsafe' || state === 'missing');
}

/** The remedy that gives the switch its safe value, where one value does. */
export function setTo({ block, body, path, safe, owner }: SettingFact): Pick<Hit, 'remedies'> {
  const name = path.at(-1);
  if (safe === undefined || name === undefined) return {};
  if (body) {
    const changes = [{ op: 'set', at: body, path, value: safe }] as const;
    return { remedies: [{ type: 'edit-data', id: 'set', title: `Set ${name} of ${owner} to ${safe}`, safety: 'safe', changes }] };
  }
  const above = path.slice(0, -1);
  return { remedies: [{ type: 'set-attribute', owner: block, ...(above.length > 0 ? { path: above } : {}), name, value: safe }] };
}
