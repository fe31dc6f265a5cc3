/**
 * Switches of AWS resources that decide how identities are proven, as facts/terraform/workloads/settings.ts has them. Arguments and
 * defaults: https://docs.ansible.com/ansible/latest/collections/amazon/aws/
 */
import { get, textOf } from '../../../syntax/value';
import type { Switch } from '../../cloud/azure/switches/model';
import { switchReaders } from '../../cloud/azure/switches/read';
import type { CloudReader, CloudResource } from '../../cloud/resource';
import type { ExtractContext } from '../../context';
import { hasIamLogin } from '../../database-engines';
import type { SettingFact } from '../../model';
import type { ModuleCall } from '../tasks';

const SWITCHES: readonly Switch[] = [
  {
    about: 'database-iam-login',
    otherwise: 'missing',
    places: [
      {
        types: ['rds_instance', 'rds_cluster'],
        path: ['enable_iam_database_authentication'],
        safe: true,
      },
    ],
    unless: takesIamLogins,
  },
  {
    about: 'instance-metadata',
    otherwise: 'missing',
    places: [{ types: ['ec2_instance', 'ec2_launch_template'], path: ['metadata_options', 'http_tokens'], safe: 'required' }],
    unless: metadataByDefault,
  },
];

const READERS: ReadonlyMap<string, CloudReader> = new Map(switchReaders(SWITCHES));

/** The switches that a task sets, or leaves as they are. */
export function addSettings({ file, facts }: ExtractContext, { module, label, key, body, open }: ModuleCall): void {
  const alias = `play:${file}:${label}`;
  const before = facts.settings.length;
  READERS.get(module)?.({ notation: 'ansible', type: module, owner: label, alias, block: key, body, open }, facts);
  if (module !== 'ec2_instance' || get(body, 'iam_instance_profile') || get(body, 'instance_role')) return;
  const added = facts.settings.splice(before);
  facts.settings.push(...added.map((one) => ({ ...one, detail: NO_ROLE })));
}

/** Its metadata holds no credentials of AWS. */
const NO_ROLE = 'no role';

/** Engines without IAM logins, instances of a cluster, which has them as a whole, and copies of what is not said. */
function takesIamLogins({ type, body }: CloudResource, written: boolean): SettingFact['state'] | 'none' | undefined {
  const text = (name: string) => textOf(get(body, name));
  const engine = text('engine');
  const instanceClass = text('db_instance_class') ?? text('instance_type');
  if (!hasIamLogin({ engine, version: text('engine_version'), instanceClass, mode: text('engine_mode') })) return 'none';
  if (written) return undefined;
  const inCluster = type === 'rds_instance' && (get(body, 'cluster_id') ?? get(body, 'db_cluster_identifier'));
  return engine === undefined || inCluster ? 'none' : undefined;
}

/**
 * What only starts, stops or tags an instance says nothing of it, and one that is made of a template is as that says. Images of Amazon
 * Linux 2023 ask for tokens by themselves.
 */
function metadataByDefault({ body }: CloudResource, written: boolean): SettingFact['state'] | 'none' | undefined {
  if (textOf(get(body, 'metadata_options', 'http_endpoint')) === 'disabled') return 'safe';
  if (written) return undefined;
  const image = get(body, 'image_id') ?? get(body, 'image');
  if (!image || get(body, 'launch_template')) return 'none';
  const name = textOf(image) ?? (image.kind === 'unknown' ? image.reference : undefined) ?? '';
  return /al2023/i.test(name) ? 'safe' : undefined;
}
