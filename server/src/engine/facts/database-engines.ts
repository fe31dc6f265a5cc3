/**
 * Which databases let a workload log in with its IAM role.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html (versions, limits),
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.html
 */

/** What a declaration says of a database; undefined where it says nothing or the value is not known. */
export interface Database {
  readonly engine: string | undefined;
  readonly version: string | undefined;
  readonly instanceClass: string | undefined;
  /** `serverless` is Aurora Serverless v1. */
  readonly mode: string | undefined;
}

/** The first version of each engine that has it; engines that are not listed never have it (Oracle, SQL Server, Db2). */
const SINCE: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['mysql', [5, 6]],
  ['postgres', [9, 5]],
  ['mariadb', [10, 6]],
  ['aurora', [5, 6]],
  ['aurora-mysql', [5, 6]],
  ['aurora-postgresql', [9, 6]],
  ['neptune', [1, 0]],
]);

/** Classes too small for it with Aurora MySQL. */
const SMALL = /^db\.t[23]\.small$/;

/** Whether IAM logins exist for the database; an engine, version or class that is not known is taken to have them. */
export function hasIamLogin({ engine, version, instanceClass, mode }: Database): boolean {
  if (mode === 'serverless') return false;
  const since = engine === undefined ? undefined : SINCE.get(engine.toLowerCase());
  if (engine !== undefined && !since) return false;
  if (/^aurora(?:-mysql)?$/i.test(engine ?? '') && SMALL.test(instanceClass ?? '')) return false;
  const [, major, minor] = /^(\d{1,4})(?:\.(\d{1,4}))?/.exec(version ?? '') ?? [];
  if (!since || major === undefined) return true;
  return Number(major) > since[0] || (Number(major) === since[0] && (minor === undefined || Number(minor) >= since[1]));
}
