/** No password at all: the service makes, keeps and rotates it. */
import { together } from '../../apply';
import type { FileEdit } from '../../model';
import { snake } from '../../naming';
import { trimmedEnd } from '../../text';
import type { Draft, Place } from '../model';
import { declare } from './declare';
import { attributeOf, type Located, plainText } from './locate';
import { moduleTexts } from './module';
import { placesOf } from './names';
import { resourceOf, wayOut } from './position';

/** The switch in place of the password. Readers of the password in the module read the secret that AWS makes. */
export function managed(place: Place, at: Located): Draft | undefined {
  const { file, text, context } = place;
  const resource = resourceOf(at);
  const argument = wayOut(at)?.managed;
  if (!resource || !argument || !at.direct || at.blocks.length > 1) return undefined;
  // Copies have the password of their source; Aurora Serverless v1 and global databases cannot have one that AWS manages.
  // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations
  const copies = ['replicate_source_db', 'replication_source_identifier', 'replica_mode', 'global_cluster_identifier', argument];
  if (copies.some((name) => attributeOf(resource.body, name))) return undefined;
  if (plainText(attributeOf(resource.body, 'engine_mode')?.value) === 'serverless') return undefined;
  const [type = '', name = ''] = resource.labels.map((label) => label.text);
  const own: FileEdit = { file, edits: [{ ...trimmedEnd(text, at.attribute), text: `${argument} = true` }] };
  const readers = readersOf(place, `${type}.${name}.${at.attribute.name}`);
  const secret = SECRETS[type];
  const many = ['count', 'for_each'].some((meta) => attributeOf(resource.body, meta));
  if (readers.length > 0 && (!secret || many)) return undefined;
  const declared =
    readers.length > 0 && secret
      ? declare(place, {
          reference: {
            block: ['data', 'aws_secretsmanager_secret_version'],
            label: snake(name),
            body: () => [['secret_id', `${type}.${name}.${secret}`]],
            expression: () => '',
          },
          neighbour: resource,
        })
      : undefined;
  const value = `jsondecode(data.aws_secretsmanager_secret_version.${declared?.label}.secret_string)["password"]`;
  const moved = readers.map(({ file: target, start, end }) => ({ file: target, edits: [{ start, end, text: value }] }));
  const texts = moduleTexts(context, file, text);
  return {
    title: `Let AWS make, keep and rotate the password (${argument} = true)`,
    safety: 'review',
    edits: together([own, ...moved, ...(declared?.edits ?? [])]).filter(({ file: target }) => texts.has(target)),
    followUp: [
      moved.length > 0
        ? `What read the password of ${type}.${name} reads it from the secret that AWS makes; that value is stored in the state.`
        : `Readers find the password in the secret that ${type}.${name} then exports; other uses of its ${at.attribute.name} become null.`,
    ],
  };
}

/** Where the resource exports the secret of its password. https://registry.terraform.io/providers/hashicorp/aws/latest/docs */
const SECRETS: Readonly<Record<string, string>> = {
  aws_db_instance: 'master_user_secret[0].secret_arn',
  aws_rds_cluster: 'master_user_secret[0].secret_arn',
  aws_docdb_cluster: 'master_user_secret[0].secret_arn',
  aws_redshift_cluster: 'master_password_secret_arn',
  aws_redshiftserverless_namespace: 'admin_password_secret_arn',
};

function readersOf({ context, file, text }: Place, address: string): { file: string; start: number; end: number }[] {
  return [...moduleTexts(context, file, text)].flatMap(([target, content]) =>
    placesOf(content, address).map((start) => ({ file: target, start, end: start + address.length })),
  );
}
