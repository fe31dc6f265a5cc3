/** The condition that a provider should have: what its members name already, else what somebody must look up. */
import type { Remedy } from '../../model';
import type { Provider } from './providers';

/** Of each issuer the claim that names one project, and how it is written. */
const CLAIMS: Readonly<Record<string, readonly [claim: string, sample: string]>> = {
  'GitHub Actions': ['repository', 'OWNER/REPOSITORY'],
  GitLab: ['project_path', 'GROUP/PROJECT'],
  'HCP Terraform': ['terraform_workspace_id', 'ws-…'],
  CircleCI: ['oidc.circleci.com/project-id', 'the id of the project'],
  'Bitbucket Pipelines': ['repositoryUuid', 'the id of the repository'],
  Buildkite: ['pipeline_slug', 'PIPELINE (with organization_slug)'],
};

/** The condition that lets one project in, where it is known which. */
export function pinProvider({ fact, issuer, members }: Provider): Remedy[] {
  const [claim, sample] = CLAIMS[issuer.name] ?? ['sub', 'the subject'];
  const own = members.map(({ fact: member }) => /\/attribute\.(\w+)\/([\w./-]+)$/.exec(member.subject?.text ?? ''));
  const texts = [...new Set(own.map((one) => (one?.[1] === claim ? one[2] : undefined)))];
  const known = texts.filter((one) => one !== undefined);
  const inTerraform = fact.ownerType.startsWith('google_');
  const list = known.map((one) => `'${one}'`).join(', ');
  const condition = known.length === 1 ? `${named(claim)} == ${list}` : `${named(claim)} in [${list}]`;
  const edit: Remedy[] =
    inTerraform && known.length > 0 && known.length === texts.length
      ? [{ type: 'set-attribute', owner: fact.block, name: 'attribute_condition', value: condition, safety: 'review' }]
      : [];
  return [
    ...edit,
    {
      type: 'manual',
      title: 'Say in the condition which project may come in',
      steps: [
        `Set attribute_condition of ${fact.owner} to ${named(claim)} == '${sample}', for several: ${named(claim)} in [ … ].`,
        'CEL compares whole texts: a star in == stands for itself. Use startsWith() with the last slash in it, never contains().',
        'Give roles to principalSet://…/attribute.NAME/VALUE of that one project, not to the whole pool.',
        'Then list who used it: gcloud logging read \'protoPayload.serviceName="sts.googleapis.com"\'.',
      ],
    },
  ];
}

function named(claim: string): string {
  return /^\w+$/.test(claim) ? `assertion.${claim}` : `assertion['${claim}']`;
}
