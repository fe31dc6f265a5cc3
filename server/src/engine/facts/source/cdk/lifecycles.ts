/** Keys of AWS KMS that a CDK program makes, read as what CloudFormation is told of them. */
import { spanOf } from '../../../syntax/span';
import { type Entry, textOf } from '../../../syntax/value';
import { addCloudFacts } from '../../cloud/index';
import type { ExtractContext } from '../../context';
import { calleeOf } from '../read';
import { type Building, readValue } from '../values/value';
import { argumentOf, callOf, propertiesOf } from './program';

const KEYS = /^(?:new )?(?:(\w*kms\w*)\.)?(?:Cfn)?Key$/i;

/** Fills `facts.lifecycles`. https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_kms.Key.html */
export function addCdkLifecycles(context: ExtractContext, building: Building): void {
  const { tracer } = building;
  const { source, outline } = tracer;
  const { dialect } = source.language;
  if (!/aws[-_]kms/.test(context.text) || !/aws[-_]cdk/.test(context.text) || (dialect !== 'js' && dialect !== 'python')) return;
  for (const node of outline.calls) {
    if (!KEYS.test(calleeOf(source, node) ?? '') || callOf(tracer, node)?.method !== '') continue;
    const id = argumentOf(tracer, node, 1, 'id');
    const name = id && readValue(building, id);
    const given = propertiesOf(tracer, node);
    // A period turns rotation on; properties that come from elsewhere may, too.
    const isOpen =
      given.some(([key]) => key === 'rotationPeriod') || /\.\.\.|\*\*/.test(context.text.slice(node.start, node.end));
    if (!id || !name || isOpen) continue;
    const entries = given.map(([key, value]): Entry => {
      const read = readValue(building, value);
      return { key: `${key.charAt(0).toUpperCase()}${key.slice(1)}`, keySpan: read.span, value: read };
    });
    const span = spanOf(source.file, node);
    addCloudFacts(
      {
        ...{ notation: 'cloudformation', type: 'AWS::KMS::Key', open: false },
        owner: textOf(name) ?? 'a kms.Key',
        alias: `cdk:${source.file}:${textOf(name) ?? node.start}`,
        block: name.span,
        body: { kind: 'object', span, entries: [{ key: 'Properties', keySpan: span, value: { kind: 'object', span, entries } }] },
      },
      context.facts,
    );
  }
}
