/** Terraform's providers for Azure take the job's own token in place of a client's secret. */
import { entryOf, get, type ObjectValue, textOf } from '../../../syntax/value';
import { dropEntry, entryEnd } from '../../data/entries';
import type { Edit } from '../../model';
import type { Draft, Place } from '../model';
import { withIdToken } from './permissions';
import { jobsOf, type Where } from './place';

const SECRET = 'ARM_CLIENT_SECRET';
const OIDC = 'ARM_USE_OIDC';
const TOOLS = /\b(?:terraform|tofu|terragrunt|pulumi|packer)\b/;

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/service_principal_oidc */
export function azureProvider({ text, file }: Place, { found, part, level, document, job }: Where): Draft | undefined {
  const env = found.parents.at(-1);
  const entry = entryOf(env, SECRET);
  if (part !== 'env' || level === 'service' || env?.kind !== 'object' || !entry || entry.value !== found.value) return undefined;
  const jobs = job ? [job.value] : usersIn(document);
  const made = jobs.map((one) => withIdToken(text, document, one));
  const edit = get(env, OIDC) ? dropEntry(text, env, entry) : put(text, entry);
  if (!edit || made.length === 0 || made.some((one) => !one)) return undefined;
  return {
    title: "Log in to Azure with the job's own token (OpenID Connect), without a client secret",
    safety: 'review',
    edits: [{ file, edits: [edit, ...made.flatMap((one) => one?.edits ?? [])] }],
    steps: [
      'Give the application a federated credential for this repository: issuer https://token.actions.githubusercontent.com, audience api://AzureADTokenExchange.',
      'Where the backend keeps its state in Azure, it takes use_oidc as well.',
      ...new Set(made.flatMap((one) => one?.steps ?? [])),
      'Delete the client secret of the application once the job has run without it.',
    ],
  };
}

function put(text: string, entry: NonNullable<ReturnType<typeof entryOf>>): Edit {
  return { start: entry.keySpan.start, end: entryEnd(text, entry), text: `${OIDC}: "true"` };
}

function usersIn(document: Where['document']): ObjectValue[] {
  return jobsOf(document).filter((job) => {
    const steps = get(job, 'steps');
    return (
      steps?.kind === 'list' &&
      steps.items.some((step) => TOOLS.test(textOf(get(step, 'run')) ?? textOf(get(step, 'uses')) ?? ''))
    );
  });
}
