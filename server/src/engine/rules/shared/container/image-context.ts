/** What a Dockerfile's COPY can reach: the folder its build takes files from, without what `.dockerignore` leaves out. */
import type { CredentialFact, CredentialFileFact } from '../../../facts/model';
import type { IdentityGraph } from '../../../graph/model';
import { covers, isLeftOut } from '../../../syntax/dockerfile/patterns';
import { folderOf, joinPath } from '../../../syntax/path';

export interface ImageContext {
  /** The folder, as a path of the workspace. */
  readonly folder: string;
  readonly leftOut: readonly string[];
}

/** What the files of the workspace say about images, looked up once. */
export interface ImageFiles {
  readonly facts: IdentityGraph['facts'];
  /** The folders that Compose builds a Dockerfile in. */
  readonly builds: ReadonlyMap<string, readonly string[]>;
  readonly credentialFiles: readonly CredentialFileFact[];
  /** Files that are a private key. */
  readonly keys: ReadonlyMap<string, CredentialFileFact>;
}

const KEY = /\.(?:pem|key)$|(?:^|\/)[\w.-]*id_(?:rsa|dsa|ecdsa|ed25519)$/;

function isPrivateKey({ type, storage, confidence }: CredentialFact): boolean {
  return type === 'private-key' && storage === 'literal' && confidence !== 'low';
}

export function imageFiles({ facts }: IdentityGraph): ImageFiles {
  const builds = new Map<string, string[]>();
  const credentialFiles: CredentialFileFact[] = [];
  const keys = new Map<string, CredentialFileFact>();
  for (const one of facts.values()) {
    credentialFiles.push(...one.credentialFiles);
    const key = KEY.test(one.file) ? one.credentials.find(isPrivateKey) : undefined;
    if (key) keys.set(one.file, { what: 'private key', span: key.span, credentials: 1, confidence: key.confidence });
    for (const { dockerfile, context } of one.imageBuilds) builds.set(dockerfile, [...(builds.get(dockerfile) ?? []), context]);
  }
  return { facts, builds, credentialFiles, keys };
}

/** As Compose says; else the folder of the Dockerfile, as `docker build .` takes it. */
export function contextOf({ facts, builds }: ImageFiles, dockerfile: string): ImageContext {
  const own = folderOf(dockerfile);
  const folders = builds.get(dockerfile) ?? [own];
  const folder = folders.includes(own) ? own : (folders[0] ?? own);
  const ignore = facts.get(`${dockerfile}.dockerignore`) ?? facts.get(joinPath(folder, '.dockerignore') ?? '');
  return { folder, leftOut: ignore?.leftOut ?? [] };
}

/** The path in the workspace of what COPY names; undefined where it leads out of it. */
export function pathIn({ folder }: ImageContext, source: string): string | undefined {
  return joinPath(folder, source.replace(/^\/+/, ''));
}

/** Whether the build sees the file of the workspace. */
export function isSent(context: ImageContext, file: string): boolean {
  if (!isBelow(context, file)) return false;
  const { folder, leftOut } = context;
  return !isLeftOut(leftOut, folder === '' ? file : file.slice(folder.length + 1));
}

function isBelow({ folder }: ImageContext, file: string): boolean {
  return folder === '' || (file.startsWith(folder) && file[folder.length] === '/');
}

/** Credential files of the workspace that what COPY names stands for: the file, files in the folder, files that a pattern fits; keys by their name only. */
export function credentialFilesIn(
  { credentialFiles, keys }: ImageFiles,
  context: ImageContext,
  source: string,
): CredentialFileFact[] {
  const path = pathIn(context, source);
  if (path === undefined) return [];
  const key = keys.get(path);
  return [...credentialFiles, ...(key ? [key] : [])].filter(
    ({ span: { file } }) => isBelow(context, file) && (path === '' || covers(path, file)) && isSent(context, file),
  );
}
