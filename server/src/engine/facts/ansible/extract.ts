/** Playbooks, roles, variables and inventories of Ansible: their credentials, and what they declare in clouds. */
import { parseYaml } from '../../syntax/data/yaml';
import { contains } from '../../syntax/span';
import { get, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { addPolicies } from '../data/policies';
import { walk } from '../data/walk';
import type { SettingFact } from '../model';
import { addAws } from './aws/index';
import { addClouds } from './clouds';
import { inventoryOf } from './inventory';
import { addManifests, withoutManifests } from './manifests';
import { callsIn, type ModuleCall, registeredIn } from './tasks';
import { addVaulted } from './vaulted';

/** Larger files are made by programs. */
const LONGEST = 1_000_000;

/** Fills credentials as of any data file, and facts of clouds from the tasks that call their modules. */
export function extractAnsible(context: ExtractContext): void {
  const { file, text } = context;
  if (text.length > LONGEST) return;
  if (!isYaml(file, text)) {
    walk(context, inventoryOf(file, text));
    return;
  }
  const calls: ModuleCall[] = [];
  for (const document of parseYaml(file, text).documents) {
    walk(context, withoutManifests(document));
    addPolicies(context, document);
    addVaulted(context, document);
    calls.push(...callsIn(document, registeredIn(file, document)));
  }
  context.facts.policies = context.facts.policies.filter(
    ({ span }) => !calls.some((call) => asks(call) && contains(call.body.span, span)),
  );
  const made = calls.filter(({ body }) => !isRemoved(body));
  addManifests(context, made);
  addAws(context, made);
  addClouds(context, made);
  context.facts.settings = once(context.facts.settings);
}

/** Modules that only look, or show: a document handed to them gives nobody anything. */
function asks({ module }: ModuleCall): boolean {
  return /_info$|_facts$|^(?:debug|assert)$/.test(module);
}

/** Playbooks make a thing in one task and change it in others: what is missing counts once, and only where no task says it. */
function once(settings: readonly SettingFact[]): SettingFact[] {
  const keyOf = ({ about, owner, path }: SettingFact) => `${about} ${path.join('.')} ${owner}`;
  const known = new Set(settings.filter(({ state }) => state !== 'missing').map(keyOf));
  return settings.filter((one) => {
    if (one.state !== 'missing') return true;
    const isFirst = !known.has(keyOf(one));
    known.add(keyOf(one));
    return isFirst;
  });
}

/** A task that takes something away declares nothing. */
function isRemoved(body: Value): boolean {
  const state = get(body, 'state');
  return state?.kind === 'string' && /^(?:absent|deleted|terminated|stopped)$/i.test(state.text);
}

/** Inventories of both notations are named alike. */
function isYaml(file: string, text: string): boolean {
  return /\.ya?ml$/i.test(file) || !/^[ \t]{0,8}\[[^\]\n]{1,200}\][ \t]{0,8}\r?$/m.test(text.slice(0, 20_000));
}
