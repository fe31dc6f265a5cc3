import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs as somebody else, who may not read this checkout: `program` is a copy of the bundle that he may. */
interface Somebody {
  readonly uid: number;
  readonly program: string;
}

/** The built command line in a folder. An object among the arguments says as whom it runs. */
export function nhi(cwd: string, ...args: (string | Somebody)[]): Run {
  const words = args.filter((argument) => typeof argument === 'string');
  const who = args.find((argument) => typeof argument === 'object');
  const options = { cwd, encoding: 'utf8', maxBuffer: 1 << 28, ...(who ? { uid: who.uid } : {}) } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [who?.program ?? resolve('dist/nhi.js'), ...words], options);
  return { code: status, out: stdout, err: stderr };
}

export interface JsonFinding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly file: string;
  readonly range: {
    readonly start: { readonly line: number; readonly column: number };
    readonly end: { readonly line: number; readonly column: number };
  };
  readonly credential: { readonly places: number; readonly expires?: string } | null;
  readonly fixes: readonly { readonly title: string; readonly safety: string }[];
  readonly fingerprint: string;
}

export interface JsonReport {
  readonly version: number;
  readonly findings: readonly JsonFinding[];
  readonly unresolved: readonly { readonly file: string; readonly reason: string }[];
  readonly summary: { readonly files: number; readonly bySeverity: Record<string, number> };
}

/** `nhi check --format json`, parsed. */
export function checkJson(
  cwd: string,
  ...args: (string | Somebody)[]
): JsonReport & { readonly code: number | null; readonly err: string } {
  const { code, out, err } = nhi(cwd, 'check', '--format', 'json', ...args);
  return { ...(JSON.parse(out) as JsonReport), code, err };
}
