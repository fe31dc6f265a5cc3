import type { LifecycleFact } from '../../facts/model';
import type { IdentityGraph } from '../../graph/model';
import { daysBetween } from '../../secrets/reading/times';
import { type Circumstances, defineRule, type Hit, type Remedy } from '../model';
import { livingFacts } from '../shared/lifecycle/living';
import { identityOf, inWords, settingOf } from '../shared/lifecycle/set';
import docs from './doc.md';

/** Rules of their own speak of these: tf-azure-app-credential-no-expiry, tf-azure-sas-long-lived, tf-aws-iam-access-key, tf-gcp-service-account-key. */
const SAID = /^(?:azuread_|data\.|aws_iam_access_key$|google_(?:service_account|storage_hmac)_key$)/;

/** The vault notes the end of these and tells of it; what it is of ends elsewhere. */
const NOTED = /^(?:azurerm_key_vault_|azure_rm_|Microsoft\.KeyVault)/;

const isKey = ({ ownerType }: LifecycleFact): boolean => /_vault_key$|\/keys$/.test(ownerType);

const DAYS = 90;

const ROTATE = [
  'Give the key a rotation policy: rotation_policy { expire_after = "P2Y", notify_before_expiry = "P29D", automatic { time_before_expiry = "P30D" } }.',
  'What encrypts with it should name it without a version, so that it takes the new one: versionless_id.',
];

function why(fact: LifecycleFact, { limits, today }: Circumstances): string | undefined {
  const { state, days, until } = fact;
  const limit = limits['credential-days'];
  if (state === 'missing' || state === 'off') return isKey(fact) ? 'never ends, and nothing replaces it' : 'never ends';
  if (days !== undefined && days > limit) return `is good for ${inWords(days)}: longer than ${limit} days`;
  const left = until && today ? daysBetween(today, until) : 0;
  // A day of grace for every month: whoever writes a date a year ahead counts in calendar years.
  return left > limit + 31 ? `is good until ${until}: longer than ${limit} days` : undefined;
}

function remedies(fact: LifecycleFact, limit: number): readonly Remedy[] {
  const { path, owner, ownerType, block } = fact;
  const name = path.at(-1) ?? '';
  const isTerraform = block.file.endsWith('.tf') || block.file.endsWith('.tofu');
  const days = Math.min(DAYS, limit);
  const steps = ['Whoever holds the credential needs the new one in time: let a pipeline replace it before it ends.'];
  const title = `Let it end after ${days} days`;
  if (/seconds|_ttl$/.test(name) && name !== 'expiration_ttl')
    return [settingOf({ fact, path, value: days * 86_400, title, safety: 'review', steps })];
  if (name === 'expiration_ttl') return [settingOf({ fact, path, value: `${days * 24}h`, title, safety: 'review', steps })];
  if (name === 'expiration') return [settingOf({ fact, path, value: `${days}d`, title, safety: 'review', steps })];
  if (name === 'days_to_expiry') return [settingOf({ fact, path, value: days, title, safety: 'review', steps })];
  // What encrypts with a key must not find it ended: only a new version before that helps.
  if (isKey(fact)) return [{ type: 'manual', title: 'Let the vault replace it', steps: ROTATE }];
  const label = /([\w-]+)(?:\[.*\])?$/.exec(owner)?.[1];
  if (!isTerraform || !label || path.length !== 1 || fact.span.via)
    return [{ type: 'manual', title: 'Write when it ends', steps: [end(ownerType), ...steps] }];
  const year = Math.min(365, limit);
  return [
    {
      type: 'set-attribute',
      owner: block,
      ...{ name, value: 'rfc3339' },
      title: `Let it end ${year} days after it is made`,
      declares: { type: 'time_offset', name: `${label}_end`, arguments: { offset_days: year } },
      steps: [
        'Run terraform init: time_offset is of the provider hashicorp/time.',
        `Before it ends, replace both: terraform apply -replace=time_offset.${label}_end -replace=${owner}`,
      ],
    },
  ];
}

function end(ownerType: string): string {
  return ownerType.startsWith('Microsoft.')
    ? "Give properties.attributes.exp the end in seconds since 1970: a parameter with the default dateTimeToEpoch(dateTimeAdd(utcNow(), 'P1Y'))."
    : 'Give it an end within a year, from an input or from a resource that counts the time, such as time_offset.';
}

/** Some such tokens are kept where their end does not matter: a link to unsubscribe, a cookie that ends by itself. */
function signed({ owner, span, path: [argument = ''] }: LifecycleFact): Hit {
  const step =
    argument === 'exp'
      ? 'Give the claims an "exp": datetime.now(timezone.utc) + timedelta(minutes=15).'
      : `Give the options ${argument}: "15m", and renew what has to last longer with a refresh token.`;
  return {
    span,
    message: `${owner} signs a token that never ends: neither its claims nor its options say when`,
    ...{ severity: 'low', confidence: 'low' },
    remedies: [{ type: 'manual', title: 'Let the token end', steps: [step] }],
  };
}

function hitsOf(fact: LifecycleFact, graph: IdentityGraph, circumstances: Circumstances): readonly Hit[] {
  const { about, ownerType, owner, span, path } = fact;
  if (about !== 'expiry' || SAID.test(ownerType)) return [];
  const reason = why(fact, circumstances);
  if (reason === undefined) return [];
  if (ownerType === 'jwt') return [signed(fact)];
  const isNoted = NOTED.test(ownerType);
  return [
    {
      span,
      message: fact.state === 'missing' ? `${owner} ${reason}: it has no ${path.at(-1)}` : `${owner} ${reason}`,
      ...(isNoted ? { severity: 'low' as const } : {}),
      ...(span.via ? { confidence: 'medium' as const } : {}),
      ...identityOf(fact, graph),
      remedies: remedies(fact, circumstances.limits['credential-days']),
    },
  ];
}

export const rule = defineRule({
  id: 'lifecycle-credential-no-expiry',
  title: 'Credential that never ends, or that ends too late',
  group: 'lifecycle',
  severity: 'medium',
  confidence: 'high',
  owasp: ['NHI7'],
  cwe: ['CWE-613'],
  hosts: ['terraform', 'cloudformation', 'arm', 'bicep', 'ansible', 'typescript', 'javascript', 'python'],
  docs,
  scope: 'graph',
  check: (graph, circumstances) => livingFacts(graph).flatMap((fact) => hitsOf(fact, graph, circumstances)),
});
