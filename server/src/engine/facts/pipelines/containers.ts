/** Containers that a job starts beside itself: their logins to a registry, and what they are given and end with. */
import { get, itemsOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import { addSlot } from '../credential';
import type { Slot } from '../model';
import { stringOf } from './texts';

/** Variables that images of databases and brokers make their first account of. */
const OF_IMAGE =
  /^(?:POSTGRES|MYSQL|MARIADB|MONGO|MSSQL|SA|RABBITMQ|REDIS|ELASTIC|NEO4J|MINIO|KEYCLOAK)_(?:\w{1,40}_)?(?:PASSWORD|PASS|AUTH)$/;

/** Whether a variable is for such a container, and not the login to its registry. */
export function isOfContainer({ name, owner = '' }: Slot): boolean {
  return /(?:^| )service /.test(owner) ? name !== 'password' : OF_IMAGE.test(name);
}

/** Type of the owner of a registry's password. */
export const LOGIN = 'container login';

/** A login to a registry is a credential whatever it looks like. */
export function addContainerLogins(context: ExtractContext, documents: readonly Value[]): void {
  const { facts } = context;
  for (const image of documents.flatMap((document) =>
    jobsOf(document).flatMap((job) => [get(job, 'container'), ...imagesOf(job)]),
  )) {
    const value = stringOf(context, get(image, 'credentials', 'password') ?? get(image, 'auth', 'password'));
    if (!value) continue;
    const known = facts.credentials.findIndex((one) => one.span.start < value.span.end && value.span.start < one.span.end);
    const slot = { kind: 'key-value' as const, name: 'password', ownerType: LOGIN };
    const fact = facts.credentials[known];
    if (fact) facts.credentials[known] = { ...fact, slot };
    else addSlot(context, { slot, value, known: true });
  }
}

/** Values that containers of the run are given, as texts: nothing else has to know them. */
export function valuesOfContainers(context: ExtractContext, documents: readonly Value[]): ReadonlySet<string> {
  const values = documents.flatMap((document) => {
    const jobs = jobsOf(document);
    const images = [document, get(document, 'default'), get(document, 'definitions'), ...jobs].flatMap((holder) =>
      servicesOf(holder),
    );
    const variables = [document, ...jobs].flatMap((holder) =>
      childrenOf(get(holder, 'variables')).filter(([name]) => OF_IMAGE.test(name)),
    );
    const given = images.flatMap((image) => ['env', 'environment', 'variables'].flatMap((key) => childrenOf(get(image, key))));
    return [...variables, ...given].map(([, value]) => stringOf(context, value)?.text ?? '');
  });
  return new Set(values.filter((value) => value.length > 2));
}

function jobsOf(document: Value): readonly Value[] {
  const jobs = get(document, 'jobs') ?? document;
  return jobs.kind === 'list' ? jobs.items : childrenOf(jobs).map(([, value]) => value);
}

function imagesOf(job: Value): readonly Value[] {
  return [...childrenOf(get(job, 'services')).map(([, value]) => value), ...itemsOf(get(job, 'docker'))];
}

/** Of CircleCI's images the first is the job itself. */
function servicesOf(holder: Value | undefined): readonly Value[] {
  const services = get(holder, 'services');
  const named = services?.kind === 'list' ? services.items : childrenOf(services).map(([, value]) => value);
  return [...named, ...itemsOf(get(holder, 'docker')).slice(1)];
}

function childrenOf(value: Value | undefined): readonly (readonly [string, Value])[] {
  return value?.kind === 'object' ? value.entries.map((entry) => [entry.key, entry.value] as const) : [];
}
