/** Buildkite: steps, groups, plugins and secrets. https://buildkite.com/docs/pipelines/configure/step-types/command-step */
import { type Entry, entryOf, get, type ObjectValue, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import type { PipelineCommand, PipelineFact, PipelineJob, PipelineStep, PipelineText, PipelineVariable } from '../model';
import { jobOf, keyText, ofEach, pipelineFact, SHELL, scriptsAt, stepOf, variablesAt } from './systems';
import { textAt, textsAt } from './texts';

const SCRIPTS = ['command', 'commands', 'script'];
const DEEPEST = 8;

export const buildkitePipeline = ofEach(readBuildkite);

function readBuildkite(context: ExtractContext, document: Value): PipelineFact | undefined {
  const steps = document.kind === 'list' ? document : get(document, 'steps');
  if (!steps) return undefined;
  return pipelineFact(context, 'buildkite', document, {
    env: [...variablesAt(context, get(document, 'env'), SHELL), ...secretsIn(context, document)],
    jobs: jobsIn(context, steps),
  });
}

function jobsIn(context: ExtractContext, steps: Value | undefined, depth = 0): PipelineJob[] {
  if (steps?.kind !== 'list' || depth > DEEPEST) return [];
  return steps.items.flatMap((item) =>
    item.kind === 'object' ? [job(context, item), ...jobsIn(context, get(item, 'steps'), depth + 1)] : [],
  );
}

function job(context: ExtractContext, value: ObjectValue): PipelineJob {
  const named = ['key', 'label', 'name', 'group', 'trigger'].flatMap((key) => entryOf(value, key) ?? [])[0];
  const scripts = scriptsAt(value, SCRIPTS, SHELL);
  const plugins = pluginsIn(context, get(value, 'plugins'));
  const own = scripts.length > 0 ? [stepOf(value.span, 'command', { scripts })] : [];
  return jobOf(textOf(named?.value) || 'step', named?.value.span ?? value.span, value.span, {
    env: [
      ...variablesAt(context, get(value, 'env'), SHELL),
      ...variablesAt(context, get(value, 'build', 'env'), SHELL),
      ...secretsIn(context, value),
    ],
    needs: textsAt(context, get(value, 'depends_on')),
    steps: [...plugins, ...own],
    idTokens: [...plugins.flatMap(tokenOf), ...scripts.flatMap(({ commands }) => commands.flatMap(requested))],
  });
}

/** `secrets: [NAME]` and `secrets: { NAME: path }`: the variable's value is a secret of the cluster. */
function secretsIn(context: ExtractContext, holder: Value): PipelineVariable[] {
  const secrets = get(holder, 'secrets');
  const variable = (name: PipelineText, from: PipelineText): PipelineVariable => ({
    name: name.text,
    nameSpan: name.span,
    value: from,
    expressions: [{ text: from.text, span: from.span, whole: from.literal }],
  });
  if (secrets?.kind === 'list') return textsAt(context, secrets).map((one) => variable(one, one));
  if (secrets?.kind !== 'object') return [];
  return secrets.entries.map((entry) => variable(keyText(entry), textAt(context, entry.value) ?? keyText(entry)));
}

function pluginsIn(context: ExtractContext, plugins: Value | undefined): PipelineStep[] {
  if (plugins?.kind === 'object') return plugins.entries.map((entry) => plugin(context, entry));
  if (plugins?.kind !== 'list') return [];
  return plugins.items.flatMap((item) => {
    if (item.kind === 'string') return [plugin(context, { key: item.text, keySpan: item.span, value: item })];
    return item.kind === 'object' ? item.entries.map((entry) => plugin(context, entry)) : [];
  });
}

/** `aws-assume-role-with-web-identity#v1.4.0` is Buildkite's own; others have their owner before them. */
function plugin(context: ExtractContext, { key, keySpan, value }: Entry): PipelineStep {
  const [name = '', ref] = key.split('#');
  const uses = { text: key, name: name.toLowerCase(), ...(ref ? { ref } : {}), span: keySpan, literal: keySpan, keySpan };
  const env = variablesAt(context, get(value, 'environment') ?? get(value, 'env') ?? get(value, 'variables'), SHELL);
  return stepOf(value.span, key, { uses, with: variablesAt(context, value, SHELL), env });
}

const PROVES = /(?:aws-assume-role-with-web-identity|workload-identity-federation|vault-oidc|azure-login)$/;

function tokenOf({ uses }: PipelineStep): PipelineText[] {
  return uses && PROVES.test(uses.name) ? [{ text: uses.name, span: uses.span, literal: uses.literal }] : [];
}

/** https://buildkite.com/docs/agent/cli/reference/oidc */
function requested({ words, span }: PipelineCommand): PipelineText[] {
  const at = words.findIndex((word) => word.endsWith('buildkite-agent'));
  return at >= 0 && words[at + 1] === 'oidc' ? [{ text: 'buildkite-agent oidc', span, literal: span }] : [];
}
