/** Which YAML is Ansible's. https://docs.ansible.com/ansible/latest/tips_tricks/sample_setup.html#sample-directory-layout */
import { get, type Value } from '../../syntax/value';

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
function isPlaybook(top: Value): boolean {
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

/** The text of a file, or of its first bytes. */
type Reader = (bytes?: number) => string;

/** Whether a file of YAML is Ansible's: by its path, or by what stands at the top of it. */
export function isAnsibleYaml(file: string, text: Reader): boolean {
  if (OTHERS.test(file) || /\.(?!ya?ml$)\w+$/.test(file)) return false;
  if (VARIABLES.test(file) || IN_ROLE.test(file) || LONE_ROLE.test(file)) return true;
  if (holdsTasks(text)) return true;
  if (!LIKELY.test(file)) return false;
  const shown = text();
  return VARIABLE_FILE.test(file) || (INVENTORY.test(shown) && !/^[ \t]*- /m.test(shown.slice(0, 200)));
}

/** Text of other programs that a role copies, and values of charts. */
const OTHERS = /(?:^|\/)(?:(?:files|templates)\/|values[\w.-]*\.ya?ml$)/;
const VARIABLE_FILE = /(?:^|\/)(?:vars|inventory|inventories)\//;
const INVENTORY = /^["']?[\w.-]+["']?:[ \t]*\r?\n[ \t]+(?:hosts|children|vars):/m;

const TOP_KEY = /^["']?[A-Za-z_][\w.-]*["']?[ \t]*:/m;

/** Most YAML has a key at its top within so many bytes: then it is no list, and the rest need not be decoded. */
const HEAD = 400;

/** A list at the top, of plays or tasks: nothing else is. */
function holdsTasks(read: Reader): boolean {
  if (TOP_KEY.test(read(HEAD))) return false;
  const text = read();
  if (!/^- /m.test(text) || TOP_KEY.test(text)) return false;
  return (PLAY.test(text) && IN_PLAY.test(text)) || IN_TASK.test(text) || MODULE.test(text);
}

const PLAY = /^[- ][ \t]+(?:hosts|(?:ansible\.builtin\.)?import_playbook)[ \t]*:/m;
const IN_PLAY =
  /^[- ][ \t]+(?:tasks|pre_tasks|post_tasks|roles|handlers|vars|vars_files|gather_facts|become|import_playbook|ansible\.builtin\.import_playbook)[ \t]*:/m;
/** Words of a task that are words of nothing else. https://docs.ansible.com/ansible/latest/reference_appendices/playbooks_keywords.html#task */
const IN_TASK =
  /^[- ][ \t]+(?:register|delegate_to|no_log|changed_when|failed_when|ignore_errors|with_items|become|include_tasks|import_tasks|include_role|set_fact)[ \t]*:/m;
/** A module by its full name, or one of a cloud by its short one. */
const MODULE =
  /^[- ][ \t]+(?:[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*|azure_rm_\w+|gcp_\w+|iam_\w+|ec2_\w+|s3_\w+|rds_\w+|aws_\w+|sqs_queue|kms_key|lambda)[ \t]*:/m;

/** An inventory in INI's notation: groups in brackets, hosts with their variables, or variables of a group. */
export function isAnsibleIni(file: string, text: () => string): boolean {
  if (
    !/(?:^|\/)(?:[\w.-]*inventory[\w.-]*|[\w-]*hosts(?:\.ini|\.cfg)?|inventor(?:y|ies)\/(?:[\w.-]+\/)*[\w-]+(?:\.ini|\.cfg)?)$/i.test(
      file,
    )
  )
    return false;
  return /\bansible_\w+[ \t]*=/.test(text());
}

/** `group_vars/web`: YAML without a name that says so. */
export function isGroupOfVariables(file: string): boolean {
  return VARIABLES.test(file) && !/\.\w+$/.test(file) && !/vault/i.test(file.slice(file.lastIndexOf('/')));
}

/** Tasks that hand manifests to a cluster: by their content alone, since manifests lie anywhere. */
export function isPlayOfManifests(file: string, text: Reader): boolean {
  return !OTHERS.test(file) && holdsTasks(text);
}
