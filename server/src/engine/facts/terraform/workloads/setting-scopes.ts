/** What else of a resource decides about a switch: whether it has the switch at all, and who else may have set it. */
import { hasIamLogin } from '../../database-engines';
import type { SettingFact } from '../../model';
import { argumentOf, attributeOf, blocksOf, type Holder, type TerraformFile, textIn } from '../file';
import { targetOf } from '../values/reference';
import { plainText } from '../values/scope';

type Decided = SettingFact['state'] | 'none' | undefined;

/**
 * An instance takes what its launch template says, a metadata service that is off gives nothing to anybody, and images may
 * ask for tokens by themselves, as those of Amazon Linux 2023 do.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-options-order-of-precedence.html
 */
export function metadataByDefault(file: TerraformFile, holder: Holder, written: boolean): Decided {
  const off = blocksOf(holder.body, 'metadata_options').some((block) => textIn(file, block.body, 'http_endpoint') === 'disabled');
  if (off) return 'safe';
  if (written) return undefined;
  if (blocksOf(holder.body, 'launch_template').length > 0) return 'none';
  return imageAsks(file, holder) ? 'safe' : undefined;
}

/** https://docs.aws.amazon.com/linux/al2023/ug/imdsv2.html */
const AL2023 = /al2023|amazon[-_]?linux[-_]?2023|amzn[-_]?2023/i;

/** Whether the image is known to be registered with IMDSv2 only: Amazon Linux 2023, or `imds_support` of an own image. */
function imageAsks(file: TerraformFile, { body }: Holder): boolean {
  const image = argumentOf(file, body, 'ami') ?? argumentOf(file, body, 'image_id');
  const text = plainText(image);
  if (text !== undefined) return AL2023.test(text);
  const target = image?.kind === 'unknown' ? targetOf(image.reference) : undefined;
  if (!target) return false;
  const source = file.byAddress.get(target.address);
  // What reads the image may stand in another file; then its name is all there is.
  if (!source) return AL2023.test(`${target.address}.${target.attribute}`);
  if (textIn(file, source.body, 'imds_support') === 'v2.0') return true;
  const { start, end } = source.block;
  return source.mode === 'data' && AL2023.test(file.context.text.slice(start, end));
}

/** Engines without IAM logins, and copies, which take over what their source has. */
export function takesIamLogins(file: TerraformFile, { body, type }: Holder, written: boolean): Decided {
  const engine = textIn(file, body, 'engine');
  const here = hasIamLogin({
    engine,
    version: textIn(file, body, 'engine_version'),
    instanceClass: textIn(file, body, 'instance_class') ?? textIn(file, body, 'db_cluster_instance_class'),
    mode: textIn(file, body, 'engine_mode'),
  });
  if (!here) return 'none';
  if (written) return undefined;
  const copied = ['replicate_source_db', 'replication_source_identifier', 'snapshot_identifier', 'restore_to_point_in_time'];
  const copy = copied.some((name) => attributeOf(body, name) || blocksOf(body, name).length > 0);
  // Of a copy, and of an engine that is given from outside, nothing is known.
  if (copy && engine === undefined) return 'none';
  const open = attributeOf(body, 'engine') !== undefined && engine === undefined;
  return open || (copy && type === 'aws_db_instance' && attributeOf(body, 'replicate_source_db')) ? 'unknown' : undefined;
}

/** Pages that report to CloudWatch RUM send as guests: that is how the service is made. */
export function guestsAreMeant(file: TerraformFile, { address }: Holder): Decided {
  const monitored = file.holders.some(
    ({ type, block }) =>
      type === 'aws_rum_app_monitor' && file.context.text.slice(block.start, block.end).includes(`${address}.`),
  );
  return monitored ? 'none' : undefined;
}
