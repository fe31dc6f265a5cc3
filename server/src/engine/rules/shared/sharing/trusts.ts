/** Roles of production that roles of other environments may become. */
import { environmentOfPlace } from '../../../graph/environments/place';
import { environmentIn, environmentNamed } from '../../../graph/environments/words';
import type { Identity, IdentityGraph } from '../../../graph/model';
import type { Term } from '../../../iam/model';
import type { Hit } from '../../model';
import { isCommon } from './environments';

const PRINCIPAL = /^arn:aws[a-z-]{0,10}:iam::\d{12}:(?:role|user)\/(?:[\w+=,.@-]{1,64}\/){0,4}([\w+=,.@-]{1,64})$/;

/** One finding a principal that is named for another environment than the role that it may become. */
export function trustsAcross(graph: IdentityGraph): Hit[] {
  return graph.identities.flatMap((identity) =>
    identity.kind === 'iam-role' && identity.trusts.length > 0 ? ofRole(graph, identity) : [],
  );
}

function ofRole(graph: IdentityGraph, role: Identity): Hit[] {
  const own = environmentOf(graph, role);
  if (own !== 'production') return [];
  const principals = role.trusts.flatMap(({ statements }) =>
    statements.flatMap(({ effect, principals: all }) => (effect === 'Allow' ? all : [])),
  );
  return principals.flatMap((principal) => {
    const name = nameOf(principal);
    const other = name === undefined || isCommon(name) ? undefined : environmentIn(name);
    if (!other || other === own) return [];
    return {
      span: principal.span,
      severity: 'medium' as const,
      message: `Role ${role.name} of production may be taken by ${name} of ${other}`,
      identity: role.id,
      remedies: [
        {
          type: 'manual' as const,
          title: 'Let only identities of production become it',
          steps: [
            `Name the identity of production that needs ${role.name} in place of ${name}, or take the principal away.`,
            'Where a pipeline deploys to both, let it have a role in each environment, and choose by the environment of the job.',
          ],
        },
      ],
    };
  });
}

function nameOf({ state, text }: Term): string | undefined {
  return state === 'known' ? PRINCIPAL.exec(text)?.[1] : undefined;
}

/** What the role's own name says counts before the place where it stands. */
function environmentOf(graph: IdentityGraph, { name, declared, tags }: Identity): string | undefined {
  const tag = Object.entries(tags).find(([key]) => /^env(?:ironment)?$/i.test(key))?.[1];
  const [span] = declared;
  return (tag && environmentNamed(tag)) ?? environmentIn(name) ?? (span && environmentOfPlace(graph, span)?.value);
}
