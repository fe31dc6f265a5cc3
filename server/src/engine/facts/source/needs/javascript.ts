/** AWS SDK calls of JavaScript and TypeScript: version 3 (commands, clients, helpers) and version 2. */
import { type Calls, clientsOf, escapesOf, matchesOf, methodsOn, type Noted, notedAt, type Seen, seenAt } from './seen';

const MODULE = '["\']@aws-sdk\\/((?:client|lib)-[a-z0-9-]{1,60}|s3-presigned-post)(?:\\/[\\w/.-]{1,80})?["\']';
const NAMED = new RegExp(
  `(?:import\\s{1,8}(type\\s{1,4})?|const\\s{1,8}|let\\s{1,8}|var\\s{1,8})\\{([^{}]{1,4000})\\}\\s{0,8}(?:from|=\\s{0,8}(?:await\\s)?(?:require|import)\\s?\\()\\s{0,8}${MODULE}`,
  'g',
);
const WHOLE = new RegExp(
  `(?:import\\s{1,8}\\*\\s{1,8}as|const|let|var|import)\\s{1,8}([\\w$]{1,60})\\s{0,8}(?:from|=\\s{0,8}(?:await\\s)?(?:require|import)\\s?\\()\\s{0,8}${MODULE}`,
  'g',
);
const COMMAND = /new\s{1,8}(?:([\w$]{1,60})\.)?([A-Z]\w{1,80})Command\s?\(/dg;
const CLIENT =
  /([\w$.#]{1,80})\s{0,8}(?::[^=;\n]{1,80})?(?<![=!<>])[=:]\s{0,8}(?:[\w$.]{1,60}\(\s{0,8})?new\s{1,8}(?:(?:AWS|aws|Aws|[\w$]{1,40})\.)?([A-Z]\w{1,60}(?:\.DocumentClient)?)\s?\(/g;
const TYPED = /([\w$#]{1,60})\??:\s{0,8}(?:AWS\.)?([A-Z]\w{1,60})\b/g;
/** `DynamoDBDocument.from(…)`: the aggregated client of lib-dynamodb. */
const DOCUMENT = /([\w$.#]{1,80})\s{0,8}(?::[^=;\n]{1,80})?=\s{0,8}(DynamoDBDocument)\.from\(/g;
/** `paginateListObjectsV2(`, `waitUntilTableExists(`. */
const HELPER = /(?<![\w$.])(paginate|waitUntil|waitFor)([A-Z]\w{1,80})\s?\(/dg;
/** Version 2: the operation, or what is waited for, is the first argument. */
const BY_NAME =
  /(?<![\w$])([\w$]{1,60})\s{0,40}\.\s{0,40}(getSignedUrl|getSignedUrlPromise|makeRequest|waitFor)\(\s{0,40}["']([a-zA-Z]\w{1,63})["']/dg;
/** Packages however they are imported, but for their types; classes of version 2 however they are used. */
const MENTIONED = /(?<!import\s{1,4}type[^;]{1,400})["']@aws-sdk\/client-([a-z0-9-]{1,60})["']/g;
const MEMBER = /\bAWS\.([A-Z]\w{1,60})\b/g;
/** Clients that are called by commands only: whoever holds one still has to import what it calls. */
const BY_COMMANDS = /(?:Client|Command)$/;

/** The services behind helper packages. */
const HELPERS: Readonly<Record<string, string>> = {
  'lib-dynamodb': 'dynamodb',
  'lib-storage': 's3',
  's3-presigned-post': 's3',
};

/** Operations that the text names, by the packages it imports. */
export function javascriptCalls(text: string): Calls {
  const imported = importsOf(text);
  const found = clientsIn(text, imported);
  const clients = clientsOf(found);
  const seen = [
    ...commands(text, imported),
    ...methodsOn(text, clients),
    ...helpers(text, imported),
    ...matchesOf(text, BY_NAME).flatMap((match) =>
      [...(clients.get(match[1] ?? '') ?? [])].map((service) =>
        seenAt(service, match, 3, match[2] === 'waitFor' ? `wait:${match[3]}` : match[3]),
      ),
    ),
  ];
  const exported = found.filter(({ name, exported: isExported }) => isExported || /^(?:module\.)?exports\./.test(name));
  const mentions = [...matchesOf(text, MENTIONED), ...(imported.second ? matchesOf(text, MEMBER) : [])];
  const unused = imported.second && found.length === 0 ? matchesOf(text, /["']aws-sdk["'/]/g).slice(0, 1) : [];
  return {
    seen,
    clients: [...imported.used, ...found, ...mentions.map((match) => notedAt(match[1] ?? '', match))],
    shared: exported,
    open: [...escapesOf(text, clients), ...wholeModules(text, imported), ...unused.map((match) => notedAt('*', match))],
  };
}

/** Local name → package, for `{ GetObjectCommand as Get }` and `* as s3`. */
interface Imported {
  readonly names: ReadonlyMap<string, { readonly service: string; readonly name: string }>;
  readonly modules: ReadonlyMap<string, string>;
  readonly used: readonly Noted[];
  /** `aws-sdk` of version 2. */
  readonly second: boolean;
}

function importsOf(text: string): Imported {
  const names = new Map<string, { service: string; name: string }>();
  const modules = new Map<string, string>();
  const used: Noted[] = [];
  for (const match of matchesOf(text, NAMED)) {
    const [, type, list = '', module = ''] = match;
    for (const part of list.split(',')) {
      const [name = '', local = name] = part.trim().split(/\s+as\s+|\s*:\s*/);
      if (name === '' || /^type\s/.test(name)) continue;
      names.set(local, { service: serviceOf(module), name });
      if (!type && /Client$|^[A-Z][A-Za-z0-9]*$/.test(name) && !/(?:Command|Input|Output|Exception)$/.test(name))
        used.push(notedAt(serviceOf(module), match));
    }
  }
  for (const match of matchesOf(text, WHOLE)) {
    modules.set(match[1] ?? '', serviceOf(match[2] ?? ''));
    used.push(notedAt(serviceOf(match[2] ?? ''), match));
  }
  return { names, modules, used, second: /["']aws-sdk(?:\/[\w/.-]{1,60})?["']/.test(text) };
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

/** Multipart uploads, posts that are signed ahead, paginators and waiters. */
function helpers(text: string, { names }: Imported): Seen[] {
  const uploads = matchesOf(text, /new\s{1,8}(Upload)\s?\(/dg).flatMap((match) =>
    names.get('Upload')?.service === 's3' ? [seenAt('s3', match, 1)] : [],
  );
  const posts = matchesOf(text, /(?<![\w$.])(createPresignedPost)\(/dg).flatMap((match) =>
    names.has('createPresignedPost') ? [seenAt('s3', match, 1)] : [],
  );
  const turns = matchesOf(text, HELPER).flatMap((match) => {
    const known = names.get(`${match[1]}${match[2]}`);
    return known ? [seenAt(known.service, match, 2, match[1] === 'paginate' ? match[2] : `wait:${match[2]}`)] : [];
  });
  return [...uploads, ...posts, ...turns];
}

/** A module handed on or called by a computed name: `sdk[name]`. */
function wholeModules(text: string, { modules, second }: Imported): Noted[] {
  const computed = [...modules].flatMap(([name, service]) =>
    text.includes(`${name}[`) ? [{ service, start: text.indexOf(`${name}[`), end: text.indexOf(`${name}[`) + name.length }] : [],
  );
  const at = second ? text.search(/\bAWS\[/) : -1;
  return at < 0 ? computed : [...computed, { service: '*', start: at, end: at + 3 }];
}

interface Client extends Noted {
  readonly name: string;
  readonly exported: boolean;
}

function clientsIn(text: string, { names, modules, second }: Imported): Client[] {
  const of = (type: string): string | undefined => {
    const plain = /(?:^|\.)DocumentClient$/.test(type) ? 'DynamoDB' : type;
    const known = names.get(type);
    if (known) return BY_COMMANDS.test(known.name) && !/DocumentClient$/.test(known.name) ? undefined : known.service;
    return second && !/Client$/.test(plain) && plain !== 'Config' ? plain : undefined;
  };
  if (names.size + modules.size === 0 && !second) return [];
  const made = [...matchesOf(text, CLIENT), ...matchesOf(text, TYPED), ...matchesOf(text, DOCUMENT)];
  return made.flatMap((match) => {
    const service = of(match[2] ?? '');
    if (!service || /(?:Input|Output|Request|Response|Config|Types)$/.test(match[2] ?? '')) return [];
    const line = text.slice(Math.max(0, match.index - 20), match.index);
    return [{ ...notedAt(service, match), name: match[1] ?? '', exported: /export\s{1,4}(?:const|let|var)\s{1,4}$/.test(line) }];
  });
}
