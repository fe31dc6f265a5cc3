/** devcontainer.json: what a development container is given. https://containers.dev/implementors/json_reference/ */
import { parseJson } from '../../syntax/data/json';
import { sliceOf } from '../../syntax/data/keyvalue-slice';
import { folderOf, joinPath } from '../../syntax/path';
import { get, itemsOf, textOf, type Value } from '../../syntax/value';
import { extractAgents } from '../agents/extract';
import type { ExtractContext } from '../context';
import { addSlot } from '../credential';
import type { MountFact } from '../model';
import { type Mounted, optionMount, shortMount } from './mount-text';
import { longMount, mountOf } from './mounts';
import { asContainerEnvironment } from './slots';

const OWNER = 'devcontainer';
const PLACES = /^(?:containerEnv|remoteEnv|runArgs|build)\b/;

/** Its settings of an editor may list servers of an agent too. */
export function extractDevcontainer(context: ExtractContext): void {
  const before = context.facts.credentials.length;
  extractAgents(context);
  const document = parseJson(context.file, context.text).value;
  if (!document) return;
  addRunArguments(context, itemsOf(get(document, 'runArgs')));
  asContainerEnvironment(context, before, PLACES);
  for (const item of [...itemsOf(get(document, 'mounts')), ...itemsOf(get(document, 'workspaceMount'))]) {
    const mounted = item.kind === 'string' ? optionMount(item) : longMount(item);
    if (mounted) context.facts.mounts.push(mountOf(OWNER, mounted, item));
  }
  const build = get(document, 'build');
  const folder = joinPath(folderOf(context.file), textOf(get(build, 'context')) ?? '.');
  const dockerfile = joinPath(
    folderOf(context.file),
    textOf(get(build, 'dockerfile')) ?? textOf(get(document, 'dockerFile')) ?? '..',
  );
  if (build && folder !== undefined && dockerfile) context.facts.imageBuilds.push({ dockerfile, context: folder });
}

const ENVIRONMENT = /^(?:--env=|-e=?)([A-Za-z_]\w{0,100})=/;

/** `"-v", "~/.aws:/root/.aws"`, `--mount=type=bind,…`, `--env=TOKEN=…`: the options of docker run. */
function addRunArguments(context: ExtractContext, items: readonly Value[]): void {
  for (const [i, item] of items.entries()) {
    if (item.kind !== 'string') continue;
    const variable = ENVIRONMENT.exec(item.text);
    if (variable?.[1]) {
      const value = sliceOf(item, variable[0].length, item.text.length);
      addSlot(context, { slot: { kind: 'compose-env', name: variable[1], owner: 'runArgs' }, value, known: false });
    }
    const mount = mountArgument(item, items[i - 1]);
    if (mount) context.facts.mounts.push(mount);
  }
}

function mountArgument(item: Value, before: Value | undefined): MountFact | undefined {
  if (item.kind !== 'string') return undefined;
  const own = /^(-v|--volume|--mount)=/.exec(item.text);
  const flag = own?.[1] ?? textOf(before) ?? '';
  if (flag !== '-v' && flag !== '--volume' && flag !== '--mount') return undefined;
  const value = own ? sliceOf(item, own[0].length, item.text.length) : item;
  const mounted: Mounted | undefined = flag === '--mount' ? optionMount(value) : shortMount(value);
  const fact = mounted && mountOf(OWNER, mounted, item);
  return fact && !own && before ? { ...fact, flag: before.span } : fact;
}
