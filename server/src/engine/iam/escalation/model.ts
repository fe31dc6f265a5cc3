/** What a published path to more rights needs, as data. */

/** One thing the path needs, and what is done with it. */
export interface Need {
  /** Any one of these is enough. */
  readonly actions: readonly string[];
  /** What the action does here, in words that follow it: `starts an instance with the role`. */
  readonly step: string;
  /** `anywhere`: named resources are not enough, as the powerful one would have to be among them. */
  readonly reach: 'anywhere' | 'some';
}

export interface EscalationPath {
  /** The catalogue's own id (`lambda-001` of pathfinding.cloud), or one made like it. */
  readonly id: string;
  /** Follows "can": `pass a role to a new Lambda function and run code as it`. */
  readonly title: string;
  /** In the order of the attack. */
  readonly needs: readonly Need[];
  /** What is gained: more rights for itself, another identity, or the role of something that runs. */
  readonly gains: 'own-rights' | 'another-identity' | 'service-role';
  /** Services whose roles are passed, as `iam:PassedToService` names them. Empty where no role is passed. */
  readonly passedTo: readonly string[];
  /**
   * Where the path leads nowhere unless something else is so: a boundary to be lifted, a Deny to be deleted, a powerful role
   * in something that many may start. Worth a word where one asks, not an alarm.
   */
  readonly depends?: 'boundary' | 'circumstances';
  /** Where it is described. */
  readonly link: string;
}

/** `iam:PassRole` as the first step: which role it is decides what is gained, so it must not be limited to named ones. */
export const PASS_ROLE: Need = { actions: ['iam:PassRole'], step: 'chooses the role', reach: 'anywhere' };

/** A step for which any resource will do, such as one that the attacker creates. */
export function some(actions: string, step: string): Need {
  return { actions: actions.split('|'), step, reach: 'some' };
}

/** A step that is aimed at something that exists: it must reach everything. */
export function anywhere(actions: string, step: string): Need {
  return { actions: actions.split('|'), step, reach: 'anywhere' };
}

/** A page of pathfinding.cloud, the catalogue of AWS privilege escalation paths that Datadog keeps. */
export function catalogued(id: string): string {
  return `https://pathfinding.cloud/paths/${id}`;
}

/** A heading of the techniques page of Hacking the Cloud. */
export function technique(heading: string): string {
  return `https://hackingthe.cloud/aws/exploitation/iam_privilege_escalation/#${heading}`;
}

/** A page of HackTricks Cloud on a service. */
export function servicePage(service: string): string {
  return `https://cloud.hacktricks.wiki/en/pentesting-cloud/aws-security/aws-privilege-escalation/${service}/index.html`;
}

/** A path that passes a role to a service: `iam:PassRole`, and then what makes the service use it. */
export function passing(
  id: string,
  services: string,
  title: string,
  needs: readonly Need[],
  link = catalogued(id),
): EscalationPath {
  const passedTo = services.split('|').map((service) => `${service}.amazonaws.com`);
  return { id, title, needs: [PASS_ROLE, ...needs], gains: 'service-role', passedTo, link };
}

/** A path that takes over something that runs with a role already. */
export function running(
  id: string,
  title: string,
  needs: readonly Need[],
  extra: Partial<Pick<EscalationPath, 'depends' | 'link'>> = {},
): EscalationPath {
  return { id, title, needs, gains: 'service-role', passedTo: [], link: catalogued(id), ...extra };
}
