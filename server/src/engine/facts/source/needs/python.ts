/** AWS SDK calls of Python: clients, resources, paginators and helpers of boto3. */
import { clientsOf, matchesOf, methodsOn, type Seen, seenAt } from './seen';

const CLIENT =
  /(?:([\w.]{1,80})\s{0,4}(?::[^=\n]{1,80})?=\s{0,4})?(?:await\s)?[\w.()]{0,80}\b(?:client|resource)\(\s{0,40}(?:service_name\s?=\s?)?["']([a-z0-9-]{2,40})["']/g;
/** `with session.client("s3") as s3`. */
const OPENED = /\b(?:client|resource)\(\s{0,40}["']([a-z0-9-]{2,40})["'][^\n]{0,200}\)\s{1,4}as\s{1,4}(\w{1,60})/g;
/** `boto3.client("s3").get_object(`. */
const DIRECT = /\b(?:client|resource)\(\s{0,40}["']([a-z0-9-]{2,40})["'][^()\n]{0,200}\)\s{0,40}\.\s{0,40}([a-z]\w{1,63})\(/dg;
/** A resource made of another: `table = dynamodb.Table("x")`. */
const DERIVED =
  /([\w.]{1,80})\s{0,4}(?::[^=\n]{1,80})?=\s{0,4}([\w.]{1,80})\.(Table|Bucket|Object|Queue|Topic|get_queue_by_name)\(/g;
/** The operation is the first argument. */
const BY_NAME =
  /(?<!\w)(\w{1,60})\.(?:get_paginator|generate_presigned_url)\(\s{0,40}(?:\w{1,30}\s?=\s?)?["']([a-z]\w{1,63})["']/dg;

/** Operations that the text names, by the clients it makes. */
export function pythonCalls(text: string): Seen[] {
  if (!/\bboto3|botocore/.test(text)) return [];
  const found = [
    ...matchesOf(text, CLIENT).flatMap(([, name, service = '']) => (name ? [{ name, service }] : [])),
    ...matchesOf(text, OPENED).map(([, service = '', name = '']) => ({ name, service })),
  ];
  const first = clientsOf(found);
  const derived = matchesOf(text, DERIVED).flatMap(([, name = '', from = '']) =>
    [...(first.get(from.slice(from.lastIndexOf('.') + 1)) ?? [])].map((service) => ({ name, service })),
  );
  const clients = clientsOf([...found, ...derived]);
  const named = matchesOf(text, BY_NAME).flatMap((match) =>
    [...(clients.get(match[1] ?? '') ?? [])].map((service) => seenAt(service, match, 2)),
  );
  return [...methodsOn(text, clients), ...named, ...matchesOf(text, DIRECT).map((match) => seenAt(match[1] ?? '', match, 2))];
}
