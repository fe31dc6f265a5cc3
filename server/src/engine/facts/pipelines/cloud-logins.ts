/** Steps of GitHub's pipelines that become somebody in a cloud by the proof of their job, and who that is. */
import { HOLE } from '../../syntax/value';
import type { Alias, PipelineFact, PipelineJob, PipelineStep, PipelineVariable, ReferenceFact } from '../model';

/** Of each action the input that names the identity. */
const LOGINS: Readonly<Record<string, string>> = {
  // https://github.com/aws-actions/configure-aws-credentials
  'aws-actions/configure-aws-credentials': 'role-to-assume',
  // https://github.com/google-github-actions/auth
  'google-github-actions/auth': 'service_account',
  // https://github.com/Azure/login
  'azure/login': 'client-id',
};

/** The input of a login that names who the job becomes. */
export function loginOf({ uses, with: inputs }: PipelineStep): PipelineVariable | undefined {
  const wanted = uses && Object.hasOwn(LOGINS, uses.name) ? LOGINS[uses.name] : undefined;
  return wanted === undefined ? undefined : inputs.find(({ name }) => name.toLowerCase() === wanted);
}

/** An entry's text with what the workflow's own variables say; other expressions are HOLE. */
export function writtenText({ value }: PipelineVariable, { env }: PipelineFact, job: PipelineJob, step?: PipelineStep): string {
  const visible = [...(step?.env ?? []), ...job.env, ...env];
  return (value?.text ?? '').trim().replace(/\$\{\{[ \t]*([^}]{0,200}?)[ \t]*\}\}/g, (_, expression: string) => {
    const name = /^env\.(\w+)$/i.exec(expression)?.[1];
    const known = visible.find((one) => one.name === name);
    return known?.value && known.expressions.length === 0 ? known.value.text.trim() : HOLE;
  });
}

/** Who a name stands for: an ARN, the name of a role, the address of a service account, the id of a client. */
export function cloudAlias(text: string): Alias | undefined {
  if (/^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(text)) return text;
  // Of an account that is not written only the role's name is known.
  const name = /^arn:[^/]*:role\/(?:[^/\uFFFC]+\/)*([\w+=,.@-]+)$/.exec(text)?.[1] ?? /^[\w+=,.@-]{1,64}$/.exec(text)?.[0];
  if (/^[\w.-]+@[\w.-]+\.gserviceaccount\.com$/.test(text)) return `gcp-sa:${text}`;
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return `azure-client:${text.toLowerCase()}`;
  return name === undefined || name.includes('@') ? undefined : `iam-role:${name}`;
}

/** Which identities the jobs of a workflow become, as far as its own file says. */
export function cloudReferences(workflow: PipelineFact): ReferenceFact[] {
  if (workflow.system !== 'github') return [];
  return workflow.jobs.flatMap((job) =>
    job.steps.flatMap((step): ReferenceFact[] => {
      const input = loginOf(step);
      const to = input && cloudAlias(writtenText(input, workflow, job, step));
      if (!input?.value || to === undefined) return [];
      const from = `Workflow/${workflow.name}${job.id ? `/${job.id}` : ''}`;
      const fromIdentity = workflow.identity ? { fromIdentity: workflow.identity } : {};
      return [{ type: 'assumes', from, fromType: 'Workflow', ...fromIdentity, to, span: input.value.span }];
    }),
  );
}
