/** AWS SDK calls of JavaScript and TypeScript: version 3 (commands and clients) and version 2. */
import { type Clients, clientsOf, matchesOf, methodsOn, type Seen, seenAt } from './seen';

const NAMED =
  /(?:import|const|let|var)\s{1,8}\{([^{}]{1,4000})\}\s{0,8}(?:from|=\s{0,8}(?:await\s)?(?:require|import)\s?\()\s{0,8}["']@aws-sdk\/((?:client|lib)-[a-z0-9-]{1,60})["']/g;
const WHOLE =
  /(?:import\s{1,8}\*\s{1,8}as|const|let|var|import)\s{1,8}([\w$]{1,60})\s{0,8}(?:from|=\s{0,8}require\s?\()\s{0,8}["']@aws-sdk\/((?:client|lib)-[a-z0-9-]{1,60})["']/g;
const COMMAND = /new\s{1,8}(?:([\w$]{1,60})\.)?([A-Z]\w{1,80})Command\s?\(/dg;
const CLIENT =
  /([\w$.#]{1,80})\s{0,8}(?::[^=;\n]{1,80})?[=:]\s{0,8}(?:[\w$.]{1,60}\(\s{0,8})?new\s{1,8}(?:(?:AWS|aws|Aws|[\w$]{1,40})\.)?([A-Z]\w{1,60}(?:\.DocumentClient)?)\s?\(/g;
const TYPED = /([\w$#]{1,60})\??:\s{0,8}(?:AWS\.)?([A-Z]\w{1,60})\b/g;

/** The services behind helper packages. */
const HELPERS: Readonly<Record<string, string>> = { 'lib-dynamodb': 'dynamodb', 'lib-storage': 's3' };

/** Operations that the text names, by the packages it imports. */
export function javascriptCalls(text: string): Seen[] {
  const imported = importsOf(text);
  const clients = clientNames(text, imported);
  return [...commands(text, imported), ...methodsOn(text, clients), ...uploads(text, imported)];
}

/** Local name → package, for `{ GetObjectCommand as Get }` and `* as s3`. */
interface Imported {
  readonly names: ReadonlyMap<string, { readonly service: string; readonly name: string }>;
  readonly modules: ReadonlyMap<string, string>;
  /** `aws-sdk` of version 2. */
  readonly second: boolean;
}

function importsOf(text: string): Imported {
  const names = new Map<string, { service: string; name: string }>();
  const modules = new Map<string, string>();
  for (const [, list = '', module = ''] of matchesOf(text, NAMED)) {
    for (const part of list.split(',')) {
      const [name = '', local = name] = part.trim().split(/\s+as\s+|\s*:\s*/);
      if (name) names.set(local, { service: serviceOf(module), name });
    }
  }
  for (const [, local = '', module = ''] of matchesOf(text, WHOLE)) modules.set(local, serviceOf(module));
  return { names, modules, second: /["']aws-sdk(?:\/[\w/.-]{1,60})?["']/.test(text) };
}

function serviceOf(module: string): string {
  return HELPERS[module] ?? module.replace(/^client-/, '');
}

function commands(text: string, { names, modules }: Imported): Seen[] {
  return matchesOf(text, COMMAND).flatMap((match) => {
    const [, module, local = ''] = match;
    if (module) return modules.has(module) ? [seenAt(modules.get(module) ?? '', match, 2)] : [];
    const known = names.get(`${local}Command`);
    return known ? [seenAt(known.service, match, 2, known.name.replace(/Command$/, ''))] : [];
  });
}

/** `new Upload(…)` of lib-storage: a multipart upload. */
function uploads(text: string, { names }: Imported): Seen[] {
  return matchesOf(text, /new\s{1,8}(Upload)\s?\(/dg).flatMap((match) =>
    names.get('Upload')?.service === 's3' ? [seenAt('s3', match, 1)] : [],
  );
}

function clientNames(text: string, { names, modules, second }: Imported): Clients {
  const of = (type: string): string | undefined => {
    const known = names.get(type);
    if (known) return /(?:Client|Command)$/.test(known.name) && !/DocumentClient$/.test(known.name) ? undefined : known.service;
    return second && !/Client$/.test(type.replace('.DocumentClient', '')) ? type.replace('.DocumentClient', '') : undefined;
  };
  if (names.size + modules.size === 0 && !second) return new Map();
  const found = [...matchesOf(text, CLIENT), ...matchesOf(text, TYPED)].flatMap(([, name = '', type = '']) => {
    const service = of(type);
    return service ? [{ name, service }] : [];
  });
  return clientsOf(found);
}
