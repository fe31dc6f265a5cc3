/** What a Dockerfile's COPY can reach: the folder its build takes files from, without what `.dockerignore` leaves out. */
import type { CredentialFileFact } from '../facts/model';
import type { IdentityGraph } from '../graph/model';
import { covers, isLeftOut } from '../syntax/dockerfile/patterns';
import { folderOf, joinPath } from '../syntax/path';

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
}

export function imageFiles({ facts }: IdentityGraph): ImageFiles {
  const builds = new Map<string, string[]>();
  const credentialFiles: CredentialFileFact[] = [];
  for (const one of facts.values()) {
    credentialFiles.push(...one.credentialFiles);
    for (const { dockerfile, context } of one.imageBuilds) builds.set(dockerfile, [...(builds.get(dockerfile) ?? []), context]);
  }
  return { facts, builds, credentialFiles };
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
export function isSent({ folder, leftOut }: ImageContext, file: string): boolean {
  if (folder !== '' && !file.startsWith(`${folder}/`)) return false;
  return !isLeftOut(leftOut, folder === '' ? file : file.slice(folder.length + 1));
}

/** Credential files of the workspace that what COPY names stands for: the file, files in the folder, files that a pattern fits. */
export function credentialFilesIn({ credentialFiles }: ImageFiles, context: ImageContext, source: string): CredentialFileFact[] {
  const path = pathIn(context, source);
  if (path === undefined) return [];
  return credentialFiles.filter(({ span: { file } }) => (path === '' || covers(path, file)) && isSent(context, file));
}
