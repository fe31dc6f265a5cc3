/** Whether the same thing stands in a productive environment and in one that is not. */
import { environmentOfPlace } from '../../../graph/environments/place';
import type { IdentityGraph } from '../../../graph/model';
import type { Span } from '../../../syntax/span';

const PRODUCTION = 'production';

export interface Spread<T> {
  /** The first place in production. */
  readonly production: T;
  readonly source: string;
  /** Places elsewhere, each with its environment. */
  readonly elsewhere: readonly { readonly place: T; readonly environment: string }[];
}

/** Undefined where all places that say so are of one kind of environment; a place that does not say counts for none. */
export function spreadOf<T extends { readonly span: Span }>(
  graph: IdentityGraph,
  places: readonly T[],
  namespaceOf: (place: T) => string | undefined = () => undefined,
): Spread<T> | undefined {
  let production: { place: T; source: string } | undefined;
  const elsewhere: { place: T; environment: string }[] = [];
  for (const place of places) {
    const environment = environmentOfPlace(graph, place.span, namespaceOf(place));
    if (environment?.value === PRODUCTION) production ??= { place, source: environment.source };
    else if (environment) elsewhere.push({ place, environment: environment.value });
  }
  return production && elsewhere.length > 0 ? { production: production.place, source: production.source, elsewhere } : undefined;
}

/** Whether some of the places are in production and others are not. */
export function spansEnvironments(graph: IdentityGraph, places: readonly { readonly span: Span }[]): boolean {
  return spreadOf(graph, places) !== undefined;
}

/** What all environments are meant to share: registries, monitoring, audit, what keeps the state of Terraform, names and routes. */
const COMMON =
  /(?:^|[-_/.@])(?:shared|common|global|central|registry|registries|artifacts?|artifactory|ecr|gcr|images?|packages?|dns|route53|audit|security|monitoring|metrics|logging|logs?|observability|datadog|grafana|prometheus|cloudwatch|billing|tf-?state|terraform-?state|state|backups?|read-?only|viewer|scanner|org(?:anization)?)(?:$|[-_/.@])/i;

/** Whether a name says that environments share it on purpose. */
export function isCommon(name: string): boolean {
  return COMMON.test(name);
}
