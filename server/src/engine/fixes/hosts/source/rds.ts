/** Databases of Amazon RDS that log in by IAM. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html */
import type { Draft } from '../model';

const HOST = /^[\w-]+(?:\.[\w-]+)+\.([a-z]{2}(?:-[a-z]+)+-\d)\.rds\.amazonaws\.com$/;

export const RDS_TITLE = 'Log in to the database by IAM: a token of fifteen minutes, without a password';

/** The region that the name of the host says; undefined for other hosts. */
export function rdsRegion(host: string): string | undefined {
  return HOST.exec(host)?.[1];
}

/** What the database and the role need. */
export function rdsSteps(user: string): NonNullable<Draft['followUp']> {
  return [
    'Turn on IAM database authentication for the instance (iam_database_authentication_enabled), and connect over TLS: without it the token is refused.',
    { text: 'In the database', command: `GRANT rds_iam TO ${user}` },
    `Allow the program's role rds-db:connect on the user ${user} of this instance only.`,
  ];
}
