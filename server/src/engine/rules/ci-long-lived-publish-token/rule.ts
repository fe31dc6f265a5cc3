import type { PipelineVariable } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import { contains } from '../../syntax/span';
import { defineRule, type Hit, type Remedy } from '../model';
import { withoutEntries } from '../shared/pipeline/entry-removal';
import { withIdToken } from '../shared/pipeline/id-token';
import { PUBLISH_ACTIONS } from '../shared/pipeline/publish-actions';
import { publishedBy } from '../shared/pipeline/publish-commands';
import type { Registry } from '../shared/pipeline/publish-registries';
import { isElsewhere, isMade, isPrivate, isToken, type Site } from '../shared/pipeline/publish-target';
import { storedSecrets } from '../shared/pipeline/secret-reads';
import { accessOf } from '../shared/pipeline/token-rights';
import { entryNamed, workflowsOf } from '../shared/pipeline/workflow-places';
import docs from './doc.md';

/** The token goes, and the job may prove itself. */
function trustedPublishing(
  { name, steps }: Registry,
  site: Site,
  tokens: readonly PipelineVariable[],
  prepares = false,
): Remedy[] {
  const permission = prepares ? [] : withIdToken(site.workflow, site.job);
  const holder = tokens.some((token) => site.step.env.includes(token)) ? site.step.env : site.step.with;
  const changes = [...withoutEntries(holder, tokens), ...(permission ?? [])];
  const manual: Remedy = {
    type: 'manual',
    title: `Publish to ${name} with the job's own proof`,
    steps: [...steps, 'Give the job id-token: write, take the token away, and delete it at the registry once a release has run.'],
  };
  if (tokens.length === 0 || !permission) return [manual];
  const title = `Take the token away and let the job prove itself to ${name}`;
  const last = 'Delete the token at the registry once a release has run without it.';
  return [{ type: 'edit-data', id: 'trusted-publishing', title, safety: 'review', changes, steps: [...steps, last] }, manual];
}

function byAction(site: Site): Hit[] {
  const { uses, with: inputs } = site.step;
  const action = PUBLISH_ACTIONS.find((one) => one.action === uses?.name);
  const given = action && entryNamed(inputs, action.input);
  if (!uses || !action || !given || !isToken(action, given) || isElsewhere(action, inputs)) return [];
  const { registry, value, with: others = [] } = action;
  const { file, start } = uses.keySpan;
  const tokens = [given, ...others.flatMap((name) => entryNamed(inputs, name) ?? [])];
  return [
    {
      span: { ...uses.span, file, start },
      message: value
        ? `This step makes the job use a stored token for ${registry.name}, which takes the job's own proof`
        : `This step publishes to ${registry.name} with a stored token, where the job could prove itself`,
      related: [{ span: given.value?.span ?? given.nameSpan, message: value ? 'asks for a token' : 'the token' }],
      remedies: trustedPublishing(registry, site, tokens, action.prepares),
    },
  ];
}

function byCommand(graph: IdentityGraph, site: Site): Hit[] {
  const { workflow, job, step } = site;
  if (workflow.kind === 'action') return [];
  return step.scripts.flatMap(({ commands, expressions }) =>
    commands.flatMap((command): Hit[] => {
      const published = publishedBy(command);
      if (!published || isPrivate(published, site)) return [];
      const { registry, proves } = published;
      const visible = [...step.env, ...job.env, ...workflow.env].filter(({ name }) => registry.tokens.test(name));
      const stored = visible.filter((one) => one.expressions.some(({ text }) => storedSecrets(text).length > 0));
      const written = expressions.some(({ text, span }) => storedSecrets(text).length > 0 && contains(command.span, span));
      if (visible.length > stored.length && visible.some(isMade)) return [];
      const hasToken = stored.length > 0 || written;
      if (!hasToken && accessOf(graph, workflow, job, 'id-token') === 'write') return [];
      const own = stored.filter((one) => step.env.includes(one));
      const names = step.env.filter(({ name }) => registry.tokens.test(name));
      const movable = proves && !written && own.length > 0 && own.length === stored.length;
      const [first] = stored.flatMap((one) => one.expressions.flatMap(({ text }) => storedSecrets(text)));
      return [
        {
          span: command.span,
          message: `This command publishes to ${registry.name} with a stored token${first ? ` (${first})` : ''}, where the job could prove itself`,
          ...(hasToken ? {} : { confidence: 'medium' as const }),
          related: stored.map(({ value, nameSpan }) => ({ span: value?.span ?? nameSpan, message: 'the token' })),
          remedies: trustedPublishing(registry, site, movable ? names : []),
        },
      ];
    }),
  );
}

export const rule = defineRule({
  id: 'ci-long-lived-publish-token',
  title: 'Package is published with a stored token where the registry takes the proof of the job',
  group: 'pipeline',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI7'],
  cwe: ['CWE-522', 'CWE-798'],
  hosts: ['pipeline'],
  docs,
  scope: 'graph',
  check: (graph) =>
    workflowsOf(graph).flatMap((workflow) =>
      workflow.jobs.flatMap((job) =>
        job.steps.flatMap((step) => {
          const site = { workflow, job, step };
          return [...byAction(site), ...byCommand(graph, site)];
        }),
      ),
    ),
});
