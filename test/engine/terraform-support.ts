/** Reading one Terraform text in the tests of its facts. */
import { strict as assert } from 'node:assert';
import { analyzeFile } from '../../server/src/engine/analyze';
import type { Facts } from '../../server/src/engine/facts/model';
import { withModules } from '../../server/src/engine/facts/terraform/module/index';
import type { Term } from '../../server/src/engine/iam/model';
import type { Range } from '../../server/src/engine/syntax/span';
import { testEngine } from '../support/analysis';
import { fill } from '../support/planted';

export interface Read {
  readonly facts: Facts;
  readonly at: (range: Range) => string;
}

export function read(raw: string, file = 'main.tf'): Read {
  const text = fill(raw);
  const [facts] = withModules([analyzeFile({ file, text }, testEngine).facts]);
  assert.ok(facts);
  return { facts, at: ({ start, end }) => text.slice(start, end) };
}

export function only<T>(list: readonly T[]): T {
  assert.equal(list.length, 1);
  return list[0] as T;
}

/** The one action of the one statement of the one policy. */
export function actionOf({ facts }: Read): Term {
  return only(only(only(facts.policies).statements).actions);
}

export const STATEMENT = '{"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}';
