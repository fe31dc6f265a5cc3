/** Which YAML is Ansible's. https://docs.ansible.com/ansible/latest/tips_tricks/sample_setup.html#sample-directory-layout */
import { get, type Value } from '../../../syntax/value';

const VARIABLES = /(?:^|\/)(?:group_vars|host_vars)\/[^/]+(?:\/[^/]+)*?(?:\.ya?ml|\/[\w-]+|)$/;
const IN_ROLE = /(?:^|\/)roles\/[\w.-]+\/(?:tasks|handlers|vars|defaults)\/(?:[\w-]+\/)*[\w.-]+\.ya?ml$/;
const LONE_ROLE = /(?:^|\/)(?:tasks|handlers|vars|defaults)\/main\.ya?ml$/;
/** Whose content decides, too. */
const LIKELY =
  /(?:^|\/)(?:(?:ansible|playbooks?|inventory|inventories)\/(?:[\w.-]+\/)*[\w.-]+|[\w-]*playbook[\w-]*|site|inventory|hosts)\.ya?ml$/i;

/** By the path alone: other programs do not lay their files out like this. */
export function isAnsiblePath(file: string): boolean {
  if (/(?:^|\/)(?:files|templates|molecule)\//.test(file)) return false;
  return (
    (VARIABLES.test(file) && !/\.(?!ya?ml$)\w+$/.test(file)) || IN_ROLE.test(file) || LONE_ROLE.test(file) || LIKELY.test(file)
  );
}

/** By the content: plays, tasks, groups of hosts, or variables where the path says that there are some. */
export function isAnsible(file: string, top: Value): boolean {
  if (VARIABLES.test(file) || IN_ROLE.test(file) || LONE_ROLE.test(file)) return true;
  if (isPlaybook(top)) return true;
  if (!LIKELY.test(file)) return false;
  if (top.kind === 'list') return top.items.length > 0 && top.items.every(isTask);
  return /(?:^|\/)(?:vars|inventory|inventories|hosts)(?:\/|\.|$)/i.test(file.replace(/\.ya?ml$/, '')) || isInventory(top);
}

/** A list of plays. */
export function isPlaybook(top: Value): boolean {
  const isPlay = (item: Value) =>
    (get(item, 'hosts') && (get(item, 'tasks') ?? get(item, 'roles') ?? get(item, 'vars') ?? get(item, 'pre_tasks'))) ??
    get(item, 'import_playbook') ??
    get(item, 'ansible.builtin.import_playbook');
  return top.kind === 'list' && top.items.length > 0 && top.items.every(isPlay);
}

function isTask(item: Value): boolean {
  if (item.kind !== 'object') return false;
  return item.entries.some(({ key }) =>
    /^(?:[a-z_]+\.[a-z_]+\.[a-z_]+|include_tasks|import_tasks|block|register|become|when|no_log)$/.test(key),
  );
}

function isInventory(top: Value): boolean {
  if (top.kind !== 'object' || top.entries.length === 0) return false;
  return top.entries.every(({ value }) => get(value, 'hosts') ?? get(value, 'children') ?? get(value, 'vars'));
}
