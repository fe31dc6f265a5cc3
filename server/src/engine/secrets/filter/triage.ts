/** One pass over a file's bytes: which token formats may be in it, and what else makes it worth a closer look. */

import { hiddenAt } from '../decode/follow';
import { isHidden } from '../decode/targets';
import { formatAt } from '../formats/known';
import type { TokenFormat } from '../formats/model';
import { runs, startsHere } from './bytes';
import { hasHeaderValue, hasUserinfo, includes, isInSettings, isKind, isType, namesSecret, someAt } from './follow';
import { Given, givenAt, isCompared } from './given';
import { ascii, Target } from './needles';
import { PACKED } from './packed';
import { CLASS, mayStand, needleStandsAt, Trait, tableOf } from './trigrams';
import { standsApart, type ValueRun, valueNear, valueRunOf } from './vendor-follow';

/** Why a file is worth parsing. */
export interface Marks {
  /** `AWSTemplateFormatVersion`, or `Resources` with a type such as `AWS::…`; or a Serverless Framework service. */
  readonly cloudformation: boolean;
  /** `apiVersion` with `kind`. */
  readonly kubernetes: boolean;
  /** `mcpServers`, as clients of the Model Context Protocol call their list. */
  readonly agent: boolean;
  /** A name that says password, secret, token, key or credential is given a string literal; or a connection string with a password. */
  readonly assignment: boolean;
  /** Such a name is given an unquoted value: a secret in data files (`password: changeme`), an expression in source code. */
  readonly plainAssignment: boolean;
  /** Credentials made by hand, a vault read, an assumed role, a secret-named variable of the environment: of use to source extractors. */
  readonly identity: boolean;
  /** A driver or client whose credential arguments count even when the literal is weak. */
  readonly driver: boolean;
  /** `Statement`, as an AWS policy document has it. */
  readonly statement: boolean;
  /** A package of the AWS SDK is named. */
  readonly sdk: boolean;
  /** A package of the AWS CDK or of Pulumi is named. */
  readonly cdk: boolean;
}

/** A place where a token format may stand. */
export interface FormatHit {
  /** Index into the list of formats; negative for what is no token format: see `Target` in needles.ts. */
  readonly format: number;
  /** Byte offset of the literal that hit. */
  readonly at: number;
}

export interface Triage {
  readonly marks: Marks;
  readonly hits: readonly FormatHit[];
  /** Secret words that are given a literal: of use in files that no extractor reads, where they are added to the hits. */
  readonly words: readonly FormatHit[];
}

/** The filter's table, made once. */
const table = tableOf(PACKED);

const RESOURCES = ascii('Resources');
const FUNCTIONS = ascii('\nfunctions:');
const SERVICE = ascii('service:');
const KIND = ascii('kind');

/** What the value of a format that is told by a word must have near the word; read off its pattern when the word is first met. */
const valueRuns: (ValueRun | undefined)[] = [];

function valueRunAt(index: number, format: TokenFormat): ValueRun {
  const known = valueRuns[index] ?? valueRunOf(format);
  valueRuns[index] = known;
  return known;
}

/** A file with more places than this is generated; the first ones say enough. */
const MOST_HITS = 5_000;
const MOST_ENCODED = 500;

/** What one file's bytes promise. Nothing is decoded and nothing is allocated before a literal and what follows it are seen. */
export function triage(bytes: Uint8Array): Triage {
  const found = new Found(bytes);
  const whole = bytes.length - (bytes.length % 4);
  const key = passFours(found, bytes, whole);
  passRest(found, bytes, whole, key);
  return found.triage();
}

/**
 * Four bytes at a time: most of a file is passed with one test for four. A function of its own, because the machine code
 * that an engine makes of a running loop is thrown away when it meets code behind the loop that never ran before.
 * Gives the last trigram.
 */
function passFours(found: Found, bytes: Uint8Array, end: number): number {
  const { flag } = table;
  const classes = CLASS;
  let key = 0;
  for (let i = 0; i < end; i += 4) {
    const a = ((key << 6) | (classes[bytes[i] as number] as number)) & 0x3ffff;
    const b = ((a << 6) | (classes[bytes[i + 1] as number] as number)) & 0x3ffff;
    const c = ((b << 6) | (classes[bytes[i + 2] as number] as number)) & 0x3ffff;
    key = ((c << 6) | (classes[bytes[i + 3] as number] as number)) & 0x3ffff;
    if (((flag[a] as number) | (flag[b] as number) | (flag[c] as number) | (flag[key] as number)) !== 0)
      found.lookFour(a, b, c, key, i);
  }
  return key;
}

/** The last bytes, up to three. */
function passRest(found: Found, bytes: Uint8Array, from: number, before: number): void {
  let key = before;
  for (let i = from; i < bytes.length; i++) {
    key = ((key << 6) | (CLASS[bytes[i] as number] as number)) & 0x3ffff;
    if (table.flag[key] !== 0) found.look(key, i);
  }
}

const STATEMENT = ascii('"Statement"');
const EFFECT = ascii('"Effect"');

const NAME = ascii('"name"');
const VALUE = ascii('"value"');

/** Whether JSON lists settings as `{ "name": …, "value": … }`, where a secret name and its value stand apart. */
export function holdsPairs(bytes: Uint8Array): boolean {
  return includes(bytes, VALUE) && includes(bytes, NAME);
}

/** Whether JSON has the two keys that no policy document lacks. */
export function holdsPolicy(bytes: Uint8Array): boolean {
  return includes(bytes, STATEMENT) && includes(bytes, EFFECT);
}

const ANY_EFFECT = ascii('Effect');
const ALLOWS = ['Allow', 'ALLOW'].map(ascii);
/** What gives rights in programs that make infrastructure: grants of constructs, resources of IAM, role assignments, accounts; and what is to be replaced in time. */
const PERMITTED = [
  ...['.grant', 'ManagedPolicy', 'managed_polic', 'ssumedBy', 'ssumed_by'],
  ...['.iam.', 'IAM', 'uthorization.', 'serviceaccount.', 'azuread.', 'anagedidentity.', 'storage.Account', 'keyvault.'],
  ...['kms.', 'aws-kms', 'secretsmanager.Secret'],
].map(ascii);

/** Whether source code may hold a policy: a statement with an effect, or an infrastructure program that gives rights. */
export function mayHoldPolicies(bytes: Uint8Array, { statement, cdk }: Marks): boolean {
  if (statement && (cdk || (includes(bytes, ANY_EFFECT) && ALLOWS.some((word) => includes(bytes, word))))) return true;
  return cdk && PERMITTED.some((word) => includes(bytes, word));
}

const FORMAT_VERSION = ascii('"format_version"');
const PLANNED = ['"planned_values"', '"resource_changes"'].map(ascii);
/** The format's version is the first thing that `terraform show -json` writes. */
const PLAN_HEAD = 400;

const TERRAFORM_VERSION = ascii('"terraform_version"');
const LINEAGE = ascii('"lineage"');

/** Whether JSON is a Terraform state, which begins with the version and the line of states that it is of. */
export function isState(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, PLAN_HEAD);
  return includes(head, TERRAFORM_VERSION) && includes(head, LINEAGE);
}

/** Whether JSON is a plan as `terraform show -json` prints it (https://developer.hashicorp.com/terraform/internals/json-format). */
export function isPlan(bytes: Uint8Array): boolean {
  return includes(bytes.subarray(0, PLAN_HEAD), FORMAT_VERSION) && PLANNED.some((key) => includes(bytes, key));
}

/** What has been seen so far: the state of one pass. */
class Found {
  readonly hits: FormatHit[] = [];
  readonly words: FormatHit[] = [];
  template = false;
  awsType = false;
  service = false;
  apiVersion = false;
  agent = false;
  assignment = false;
  plain = false;
  identity = false;
  driver = false;
  statement = false;
  sdk = false;
  cdk = false;
  encoded = 0;

  constructor(readonly bytes: Uint8Array) {}

  lookFour(a: number, b: number, c: number, d: number, at: number): void {
    const { flag } = table;
    if (flag[a] !== 0) this.look(a, at);
    if (flag[b] !== 0) this.look(b, at + 1);
    if (flag[c] !== 0) this.look(c, at + 2);
    if (flag[d] !== 0) this.look(d, at + 3);
  }

  /** The trigram that ends at `last` may belong to any needle of its bucket. */
  look(trigram: number, last: number): void {
    const { bytes } = this;
    const bucket = table.slot[trigram] as number;
    if (!mayStand(table, bucket, bytes[last - 3], bytes[last + 1])) return;
    const end = table.bucket[bucket + 1] as number;
    for (let needle = table.bucket[bucket] as number; needle < end; needle++) {
      const at = last - (table.last[needle] as number);
      if (!needleStandsAt(table, needle, bytes, at)) continue;
      const target = table.target[needle] as number;
      const length = table.length[needle] as number;
      if (target >= 0) this.format(target, table.traits[needle] as number, at, length);
      else this.other(target, at, at + length);
    }
  }

  format(index: number, traits: number, at: number, length: number): void {
    // Most end here, before there need be any formats.
    if ((traits & Trait.first) !== 0 && !startsHere(this.bytes, at)) return;
    if ((traits & Trait.vendor) !== 0 && !standsApart(this.bytes, at, at + length)) return;
    const format = formatAt(index) as TokenFormat;
    const { at: place, follow } = format;
    if (place === 'keyword' && !valueNear(this.bytes, at + length, valueRunAt(index, format))) return;
    if (follow && !runs(this.bytes, at + length, follow[0], follow[1])) return;
    this.add(index, at);
  }

  other(target: number, at: number, end: number): void {
    const { bytes } = this;
    if (target === Target.word) this.word(givenAt(bytes, end, 24), at);
    else if (target === Target.lastWord) this.word(givenAt(bytes, end, 1), at);
    else if (target === Target.identity) this.identity = true;
    else if (target === Target.driver) this.driver = true;
    else if (target === Target.environment) this.identity ||= namesSecret(bytes, end);
    else if (target === Target.url) this.connection(target, at, hasUserinfo(bytes, end));
    else if (target === Target.settings) this.connection(target, at, isInSettings(bytes, end));
    else if (target === Target.dsn) this.connection(target, at, true);
    else if (target === Target.header) {
      if (hasHeaderValue(bytes, end)) this.add(target, at);
    } else if (target === Target.template) this.template = true;
    else if (target === Target.awsType) this.awsType ||= isType(bytes, at);
    else if (target === Target.service) this.service = true;
    else if (target === Target.apiVersion) this.apiVersion = true;
    else if (target === Target.agent) this.agent = true;
    else if (target === Target.statement) this.statement = true;
    else if (target === Target.sdk) this.sdk = true;
    else if (target === Target.cdk) this.cdk = true;
    else if (isHidden(target)) this.hidden(target, at, end);
    else this.add(target, at);
  }

  word(follows: Given, at: number): void {
    const given = follows === Given.Nothing && isCompared(this.bytes, at) ? Given.Quoted : follows;
    if (given === Given.Nothing) return;
    if (given === Given.Quoted) this.assignment = true;
    else this.plain = true;
    if (this.words.length < MOST_HITS) this.words.push({ format: Target.word, at });
  }

  hidden(target: number, at: number, end: number): void {
    const from = this.encoded < MOST_ENCODED ? hiddenAt(this.bytes, target, at, end) : -1;
    if (from < 0) return;
    this.encoded++;
    this.add(target, from);
  }

  connection(target: number, at: number, is: boolean): void {
    if (!is) return;
    this.assignment = true;
    this.add(target, at);
  }

  add(format: number, at: number): void {
    if (this.hits.length < MOST_HITS) this.hits.push({ format, at });
  }

  triage(): Triage {
    const { bytes, hits, words, assignment, identity, driver, statement, sdk, cdk } = this;
    const service = this.service && (includes(bytes, FUNCTIONS) || includes(bytes, SERVICE));
    const cloudformation = this.template || service || (this.awsType && includes(bytes, RESOURCES));
    const kubernetes = this.apiVersion && someAt(bytes, KIND, isKind);
    return {
      marks: {
        cloudformation,
        kubernetes,
        agent: this.agent,
        assignment,
        plainAssignment: this.plain,
        identity,
        driver,
        statement,
        sdk,
        cdk,
      },
      hits,
      words,
    };
  }
}
