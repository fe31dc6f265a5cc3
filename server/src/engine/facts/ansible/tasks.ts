/** Plays and tasks as calls of modules. https://docs.ansible.com/ansible/latest/reference_appendices/playbooks_keywords.html */
import { sliceOf } from '../../syntax/data/keyvalue-slice';
import type { Span } from '../../syntax/span';
import { type Entry, entryOf, get, HOLE, type ObjectValue, textOf, type Value } from '../../syntax/value';
import { argumentsOf } from './arguments';
import { objectFilledIn, type Variables } from './jinja';

/** One task that hands arguments to a module. */
export interface ModuleCall {
  /** Without its collection: `iam_role`. */
  readonly module: string;
  /** For messages: the module and what it makes, or what the task is called. */
  readonly label: string;
  /** The name of the module where it is written. */
  readonly key: Span;
  readonly body: ObjectValue;
  /** What later tasks call the result. */
  readonly registered?: string;
  /** A part of the arguments comes from elsewhere. */
  readonly open: boolean;
}

/** Lists of tasks inside of plays and blocks. */
const LISTS = ['pre_tasks', 'tasks', 'post_tasks', 'handlers', 'block', 'rescue', 'always'];
/** Words of a task that are no module. */
const KEYWORDS = new Set(
  (
    'action any_errors_fatal args async become become_exe become_flags become_method become_user changed_when check_mode ' +
    'collections connection debugger delay delegate_facts delegate_to diff environment failed_when ignore_errors ' +
    'ignore_unreachable local_action loop loop_control module_defaults name no_log notify poll port register remote_user ' +
    'retries run_once tags throttle timeout until vars when listen first_available_file hosts roles gather_facts vars_files ' +
    'vars_prompt strategy serial order max_fail_percentage force_handlers fact_path gather_subset gather_timeout'
  ).split(' '),
);
const DEEPEST = 20;

/** The calls of a document, in their order. `variables`: what is known beside those that plays and blocks set. */
export function callsIn(document: Value, variables: Variables = new Map(), depth = 0): readonly ModuleCall[] {
  if (document.kind !== 'list' || depth > DEEPEST) return [];
  return document.items.flatMap((item) => (item.kind === 'object' ? callsOf(item, variables, depth) : []));
}

function callsOf(item: ObjectValue, outer: Variables, depth: number): readonly ModuleCall[] {
  const variables = withVariables(outer, get(item, 'vars'));
  const inner = LISTS.flatMap((name) => {
    const list = get(item, name);
    return list ? callsIn(list, variables, depth + 1) : [];
  });
  if (inner.length > 0 || entryOf(item, 'hosts')) return inner;
  const call = callOf(item, variables);
  return call ? [call] : [];
}

/** What stands under `vars`, before what is known from outside. */
function withVariables(outer: Variables, vars: Value | undefined): Variables {
  if (vars?.kind !== 'object') return outer;
  return new Map([...outer, ...vars.entries.map(({ key, value }) => [key, value] as const)]);
}

function callOf(task: ObjectValue, variables: Variables): ModuleCall | undefined {
  const entry = moduleOf(task);
  if (!entry) return undefined;
  const given = argumentsOf(entry.value);
  const args = get(task, 'args');
  const entries = [...given.entries, ...(args?.kind === 'object' ? args.entries : [])];
  const body = objectFilledIn({ ...given, entries }, variables);
  const registered = textOf(get(task, 'register'));
  const module = entry.key.slice(entry.key.lastIndexOf('.') + 1);
  return {
    module,
    label: labelOf(module, [body, { ...given, entries }], textOf(get(task, 'name'))),
    key: entry.keySpan,
    body,
    ...(registered ? { registered } : {}),
    open:
      entries.some(({ key }) => key === '<<') ||
      (entry.value.kind === 'string' && entry.value.text.includes('{{')) ||
      args?.kind === 'string',
  };
}

/** Arguments that name what a module makes. */
const NAMES = ['name', 'vault_name', 'db_instance_identifier', 'db_cluster_identifier', 'user_name', 'policy_name', 'alias'];

function labelOf(module: string, bodies: readonly ObjectValue[], task: string | undefined): string {
  const texts = bodies.flatMap((body) => NAMES.map((argument) => get(body, argument)));
  const named = texts.find((value) => value?.kind === 'string' && value.text !== '' && !value.text.includes(HOLE));
  const name = named?.kind === 'string' ? named.text : task && `"${task}"`;
  return name ? `${module} ${name.slice(0, 80)}` : module;
}

/** The one entry that is no keyword, or what `action` and `local_action` name. */
function moduleOf(task: ObjectValue): Entry | undefined {
  const direct = task.entries.find(({ key }) => !KEYWORDS.has(key) && !key.startsWith('with_') && !LISTS.includes(key));
  if (direct) return direct;
  const action = entryOf(task, 'action') ?? entryOf(task, 'local_action');
  if (action?.value.kind === 'string') {
    const name = /^\s*([\w.]+)\s*/.exec(action.value.text);
    if (!name) return undefined;
    const rest = sliceOf(action.value, name[0].length, action.value.text.length);
    return { key: name[1] ?? '', keySpan: action.keySpan, value: rest };
  }
  const name = textOf(get(action?.value, 'module'));
  return action && name ? { ...action, key: name } : undefined;
}

/** What tasks of the document call their results: values that belong to what the task makes. */
export function registeredIn(file: string, document: Value, depth = 0): Variables {
  const known = new Map<string, Value>();
  if (document.kind !== 'list' || depth > DEEPEST) return known;
  for (const item of document.items) {
    if (item.kind !== 'object') continue;
    const name = textOf(get(item, 'register'));
    const module = name ? moduleOf(item) : undefined;
    if (name && module) {
      const type = module.key.slice(module.key.lastIndexOf('.') + 1);
      const origin = { key: `play:${file}:${name}`, type, attribute: '' };
      known.set(name, { kind: 'unknown', span: module.keySpan, reason: 'known when the play runs', origin });
    }
    const inner = LISTS.map((list) => get(item, list)).flatMap((list) => (list ? [...registeredIn(file, list, depth + 1)] : []));
    for (const [key, value] of inner) known.set(key, value);
  }
  return known;
}
