/** The role of AWS that trusts GitHub: one that the workspace declares, or a new one beside its Terraform. */
import type { PolicyFact } from '../../../facts/model';
import type { Identity, IdentityGraph } from '../../../graph/model';
import { matchesWildcard } from '../../../iam/match';
import type { Condition, Term } from '../../../iam/model';
import type { Edit, FileEdit, FixContext, Step } from '../../model';
import { perObject } from '../../remember';
import { newlineOf } from '../../text';
import type { ActionsStep } from '../../vaults/forms/pipeline';
import { awsLogin } from '../../vaults/logins';
import type { Place } from '../model';
import type { Where } from './place';
import { ISSUER, inWords, ownRepository, subjectOf } from './repository';
import { roleBeside } from './role-file';

export interface Trust {
  /** In place of the usual login, where the role is known. */
  readonly login?: ActionsStep;
  readonly needs?: readonly Step[];
  readonly edits: readonly FileEdit[];
  readonly steps: readonly Step[];
}

const NONE: Trust = { edits: [], steps: [] };

interface Role {
  readonly identity: Identity;
  readonly policy: PolicyFact;
  readonly subject?: Condition;
}

/** What the trust needs for this job's token. */
export function trustFor(place: Place, where: Where, cloud: string): Trust {
  if (cloud !== 'AWS') return NONE;
  const { context } = place;
  const roles = rolesOf(context.graph);
  if (roles.length > 1)
    return {
      edits: [],
      steps: [
        `Roles that trust GitHub: ${roles
          .map(({ identity }) => identity.name)
          .slice(0, 5)
          .join(', ')}.`,
      ],
    };
  const [role] = roles;
  return role ? declared(place, where, role) : roleBeside(context, where);
}

/** The roles whose trust policy names GitHub's issuer. */
const rolesOf = perObject((graph: IdentityGraph): Role[] =>
  graph.identities.flatMap((identity): Role[] => {
    if (identity.kind !== 'iam-role' || identity.declared.length === 0) return [];
    for (const policy of identity.trusts) {
      for (const { effect, principals, conditions } of policy.statements) {
        const keys = conditions.filter(({ key }) => key.toLowerCase().includes(ISSUER));
        const named = principals.some(
          ({ text, reference }) => text.includes(ISSUER) || /openid_connect_provider\.[\w-]*github/i.test(reference ?? ''),
        );
        if (effect !== 'Allow' || (!named && keys.length === 0)) continue;
        const subject = keys.find(({ key }) => key.toLowerCase().endsWith(':sub'));
        return [{ identity, policy, ...(subject ? { subject } : {}) }];
      }
    }
    return [];
  }),
);

function declared({ context }: Place, where: Where, { identity, subject }: Role): Trust {
  const arn = identity.aliases.find((alias) => /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(alias));
  const login = arn
    ? {
        ...awsLogin.step,
        with: (awsLogin.step.with ?? []).map(([key, value]) => [key, key === 'role-to-assume' ? arn : value] as const),
      }
    : undefined;
  const admitted = admit(context, where, subject);
  const needs = awsLogin.needs.map((step) =>
    typeof step !== 'string' && step.command.endsWith('AWS_ROLE_ARN')
      ? { ...step, text: `Name the role ${identity.name}, by its ARN` }
      : step,
  );
  return { ...(login ? { login } : {}), needs, ...admitted };
}

/** One more subject in the condition, where it can be told that the job's own is not among them. */
function admit(context: FixContext, where: Where, subject: Condition | undefined): Pick<Trust, 'edits' | 'steps'> {
  const repository = ownRepository(context);
  const wanted = repository ? subjectOf(where, repository) : undefined;
  if (!subject) return { edits: [], steps: [] };
  const rest = `The trust of the role must admit the job: ${ISSUER}:sub is ${wanted ?? inWords(where)}.`;
  const { values, operator } = subject;
  if (!wanted || values.some(({ state }) => state !== 'known')) return { edits: [], steps: [rest] };
  const like = /like/i.test(operator);
  const admits = ({ text }: Term) => (like ? matchesWildcard(text, wanted) : text === wanted);
  if (values.some(admits)) return { edits: [], steps: [] };
  // A role for other repositories is not opened to this one.
  if (!values.some(({ text }) => text.startsWith(`repo:${repository}:`))) return { edits: [], steps: [rest] };
  const last = values.at(-1);
  const text = last && context.read(last.span.file);
  const edit = last && text !== undefined ? oneMore(text, last, wanted) : undefined;
  return edit && last ? { edits: [{ file: last.span.file, edits: [edit] }], steps: [] } : { edits: [], steps: [rest] };
}

function oneMore(text: string, { literal, inList }: Term, value: string): Edit | undefined {
  const written = text.slice(literal.start, literal.end);
  const quote = written[0];
  if ((quote !== '"' && quote !== "'") || written.at(-1) !== quote || text[literal.start - 1] === '\\') return undefined;
  const start = text.lastIndexOf('\n', literal.start - 1) + 1;
  const lead = text.slice(start, literal.start);
  const item = `${quote}${value}${quote}`;
  if (/^ *- +$/.test(lead)) return { start: literal.end, end: literal.end, text: `${newlineOf(text)}${lead}${item}` };
  if (!inList) return { ...literal, text: `[${written}, ${item}]` };
  const gap = lead.trim() === '' ? newlineOf(text) + lead : ' ';
  return { start: literal.end, end: literal.end, text: `,${gap}${item}` };
}
