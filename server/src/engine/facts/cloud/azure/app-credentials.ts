/** Secrets and certificates of applications, which Entra ID makes or takes and honours until they end. */
import type { Span } from '../../../syntax/span';
import { type Entry, entryOf, type ObjectValue, type Value } from '../../../syntax/value';
import type { Alias, IssuedCredentialFact } from '../../model';
import { type CloudReader, type CloudResource, ofResource } from '../resource';
import { dayOf, daysBetween, daysOfDuration } from './durations';
import { objectsOf, optionsIn, plainOf, propertyOf } from './properties';

/** Arguments that name the application, or its service principal. */
const HOLDERS = ['application_id', 'application_object_id', 'service_principal_id'];

type Kind = IssuedCredentialFact['kind'];

/** `azuread_application_password`, `azuread_service_principal_certificate` and the two between. */
export function readAppCredential(kind: Kind): CloudReader {
  return (resource, facts) => {
    const identity = HOLDERS.flatMap((name) => optionsIn(propertyOf(resource, name))).find(({ origin }) => origin)?.origin?.key;
    facts.issuedCredentials.push(credentialOf(resource, kind, resource.body, resource.block, identity));
  };
}

/** The passwords that an application is declared with: https://registry.terraform.io/providers/hashicorp/azuread/latest/docs/resources/application#password-1 */
export const readOwnPasswords: CloudReader = (resource, facts) => {
  const written = entryOf(resource.body, 'password');
  for (const block of objectsOf(written?.value))
    facts.issuedCredentials.push(credentialOf(resource, 'app-password', block, (written as Entry).keySpan, resource.alias));
};

function credentialOf(
  resource: CloudResource,
  kind: Kind,
  part: ObjectValue,
  name: Span,
  identity: Alias | undefined,
): IssuedCredentialFact {
  return {
    ...ofResource('azure', resource),
    ...(part === resource.body ? {} : { body: part.span }),
    kind,
    ...(identity === undefined ? {} : { identity }),
    lifetime: lifetimeOf(part, name, resource.open),
  };
}

function lifetimeOf(part: ObjectValue, name: Span, open: boolean): IssuedCredentialFact['lifetime'] {
  const at = (key: string): Value | undefined => entryOf(part, key)?.value;
  const relative = at('end_date_relative');
  const end = at('end_date');
  const written = relative ?? end;
  // What is made anew whenever something changes lives as long as that says.
  if (!written) return { state: open || part.open || at('rotate_when_changed') ? 'unknown' : 'missing', span: name };
  const text = plainOf(written);
  const span = written.span;
  if (text === undefined) return { state: 'unknown', span };
  const until = relative ? undefined : dayOf(text);
  const start = dayOf(plainOf(at('start_date')) ?? '');
  const days = relative ? daysOfDuration(text) : until && start ? daysBetween(start, until) : undefined;
  if (days === undefined && until === undefined) return { state: 'unknown', span };
  return { state: 'known', span, ...(days === undefined ? {} : { days }), ...(until === undefined ? {} : { until }) };
}
