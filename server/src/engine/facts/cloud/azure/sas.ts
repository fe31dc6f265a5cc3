/** Shared access signatures that Terraform makes: whoever has one has its rights until it ends. */
import { daysBetween, isoIn } from '../../../secrets/reading/times';
import { get, textOf, type Value } from '../../../syntax/value';
import type { IssuedCredentialFact } from '../../model';
import { type CloudFacts, type CloudResource, ofResource } from '../resource';
import { daysOfDuration } from './durations';

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/data-sources/storage_account_sas */
export function readSas(resource: CloudResource, facts: CloudFacts): void {
  const relative = get(resource.body, 'expiry_relative');
  const expiry = get(resource.body, 'expiry');
  if (!expiry && !relative) return;
  facts.issuedCredentials.push({
    ...ofResource('azure', resource),
    kind: 'sas',
    lifetime: relative ? fromNow(relative) : lifetimeOf(get(resource.body, 'start'), expiry as Value),
  });
}

function lifetimeOf(start: Value | undefined, expiry: Value): IssuedCredentialFact['lifetime'] {
  const { span } = expiry;
  const [from, until] = [start, expiry].map((value) => isoIn(textOf(value) ?? ''));
  if (!until) return { state: 'unknown', span };
  return { state: 'known', ...(from ? { days: daysBetween(from, until) } : {}), until: until.slice(0, 10), span };
}

/** What is added to the time of the run: `timeadd(timestamp(), "24h")`. */
function fromNow(value: Value): IssuedCredentialFact['lifetime'] {
  const days = daysOfDuration(textOf(value) ?? '');
  return {
    state: days === undefined ? 'unknown' : 'known',
    ...(days === undefined ? {} : { days: Math.round(days) }),
    span: value.span,
  };
}
