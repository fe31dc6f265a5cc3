import type { Draft, Place } from '../model';
import { type LiteralSite, textIn } from '../source/nodes';
import { RDS_TITLE, rdsRegion, rdsSteps } from '../source/rds';
import { importEdits } from './imports';

/** A connection of psycopg to Amazon RDS takes a token that is signed when it is opened. */
export function rdsToken(place: Place, site: LiteralSite): Draft | undefined {
  const { text, file } = place;
  const [call, list] = [site.path.at(-4), site.path.at(-3)];
  const whole = place.credential.span.start <= site.node.start + 1 && place.credential.span.end >= site.node.end - 1;
  if (list?.type !== 'argument_list' || !whole || !/^psycopg2?\.connect$/.test(textIn(text, call?.children[0]))) return undefined;
  if (textIn(text, site.parent.children[0]) !== 'password') return undefined;
  const literal = (key: string) => {
    const item = list.children.find((one) => one.type === 'keyword_argument' && textIn(text, one.children[0]) === key);
    const value = item?.children[1];
    return value && { type: value.type, text: textIn(text, value), plain: textIn(text, value).replace(/^['"]|['"]$/g, '') };
  };
  const [host, user, port] = [literal('host'), literal('user'), literal('port')];
  const region = host?.type === 'string' ? rdsRegion(host.plain) : undefined;
  if (!host || user?.type !== 'string' || !/^\w+$/.test(user.plain) || !region || (port && port.type !== 'integer'))
    return undefined;
  const imports = importEdits(place, site, [{ from: 'boto3' }]);
  if (!imports) return undefined;
  const quote = host.text[0] ?? '"';
  const client = `boto3.client(${quote}rds${quote}, region_name=${quote}${region}${quote})`;
  const token = `${client}.generate_db_auth_token(DBHostname=${host.text}, Port=${port?.text ?? '5432'}, DBUsername=${user.text})`;
  const edits = [...imports, { start: site.node.start, end: site.node.end, text: token }];
  return {
    title: RDS_TITLE,
    safety: 'review',
    edits: [{ file, edits }],
    steps: [{ text: 'Install the client', command: 'pip install boto3' }],
    followUp: rdsSteps(user.plain),
  };
}
