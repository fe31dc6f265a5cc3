import type { Draft, Place } from '../model';
import { type LiteralSite, textIn } from '../source/nodes';
import { RDS_TITLE, rdsRegion, rdsSteps } from '../source/rds';
import { styleOf } from '../source/style';
import { takesFunction } from './async';
import { importEdits } from './imports';

const SIGNER = { from: '@aws-sdk/rds-signer', names: ['Signer'] };

/** A client of `pg` that talks to Amazon RDS takes a function that signs a token for each connection. */
export function rdsToken(place: Place, site: LiteralSite): Draft | undefined {
  const { text, file } = place;
  const object = site.path.at(-3);
  if (object?.type !== 'object' || !takesFunction(place, site)) return undefined;
  const literal = (key: string) => {
    const pair = object.children.find(
      (item) => item.type === 'pair' && textIn(text, item.children[0]).replace(/['"]/g, '') === key,
    );
    const value = pair?.children.find(({ field }) => field === 'value');
    return value && { type: value.type, text: textIn(text, value), plain: textIn(text, value).replace(/^['"`]|['"`]$/g, '') };
  };
  const [host, user, port] = [literal('host'), literal('user'), literal('port')];
  const region = host?.type === 'string' ? rdsRegion(host.plain) : undefined;
  if (!host || user?.type !== 'string' || !/^\w+$/.test(user.plain) || !region || (port && port.type !== 'number'))
    return undefined;
  const style = styleOf(text, site.root, site.node);
  const imports = importEdits(place, site.root, [SIGNER], style);
  if (!imports) return undefined;
  const options = `hostname: ${host.text}, port: ${port?.text ?? '5432'}, username: ${user.text}, region: ${style.quote}${region}${style.quote}`;
  const token = `() => new Signer({ ${options} }).getAuthToken()`;
  const edits = [...imports, { start: site.node.start, end: site.node.end, text: token }];
  return {
    title: RDS_TITLE,
    safety: 'review',
    edits: [{ file, edits }],
    steps: [{ text: 'Install the signer', command: 'npm install @aws-sdk/rds-signer' }],
    followUp: rdsSteps(user.plain),
  };
}
