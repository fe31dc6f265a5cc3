/** Playbooks, roles, variables and inventories of Ansible: their credentials, and what they declare in clouds. */
import { parseYaml } from '../../syntax/data/yaml';
import { get, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { addPolicies } from '../data/policies';
import { walk } from '../data/walk';
import { addAws } from './aws/index';
import { addClouds } from './clouds';
import { inventoryOf } from './inventory';
import { callsIn, registeredIn } from './tasks';
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
  const calls = [];
  for (const document of parseYaml(file, text).documents) {
    walk(context, document);
    addPolicies(context, document);
    addVaulted(context, document);
    calls.push(...callsIn(document, registeredIn(file, document)));
  }
  const made = calls.filter(({ body }) => !isRemoved(body));
  addAws(context, made);
  addClouds(context, made);
}

/** A task that takes something away declares nothing. */
function isRemoved(body: Value): boolean {
  const state = get(body, 'state');
  return state?.kind === 'string' && /^(?:absent|deleted|terminated|stopped)$/i.test(state.text);
}

/** Inventories of both notations are named alike. */
function isYaml(file: string, text: string): boolean {
  return /\.ya?ml$/i.test(file) || !/^\s*\[[^\]\n]{1,200}\]\s*$/m.test(text.slice(0, 20_000));
}
