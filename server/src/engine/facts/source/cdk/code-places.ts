/** Where the code of the functions of a CDK program stands: `entry`, `Code.fromAsset(…)`. https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_lambda_nodejs-readme.html */
import { folderOf, joinPath } from '../../../syntax/path';
import type { SourceNode } from '../../../syntax/source/tree';
import { spanOf } from '../../../syntax/span';
import { textOf } from '../../../syntax/value';
import type { ExtractContext } from '../../context';
import type { CodePlaceFact } from '../../model';
import { argumentsOf, dotted } from '../read';
import { type Building, readValue } from '../values/value';
import { argumentOf, behind, callOf, propertyOf } from './program';

const FUNCTIONS: ReadonlySet<string> = new Set(['Function', 'NodejsFunction', 'PythonFunction', 'GoFunction']);
/** Folders of a CDK project that hold its own program: paths are taken from the folder above, where `cdk` runs. */
const PROGRAM = /(?:^|\/)(?:lib|bin|src|stacks?|infra|infrastructure|constructs?)(?:\/.*)?$/;

/** Fills `codePlaces`, after the identities: of functions with a role of their own that something is granted to. */
export function addCodePlaces(context: ExtractContext, building: Building): void {
  const { tracer } = building;
  for (const node of tracer.outline.calls) {
    const call = callOf(tracer, node);
    if (call?.method !== '' || !FUNCTIONS.has(call.type) || propertyOf(tracer, node, 'role')) continue;
    const own = context.facts.identities.find(({ span }) => span.start === node.start && span.end === node.end);
    const place = own && placeOf(context, building, node);
    const [role] = own?.aliases ?? [];
    if (!own || !place || !role) continue;
    const [runtime, handler] = [propertyOf(tracer, node, 'runtime'), propertyOf(tracer, node, 'handler')];
    const written = runtime && dotted(tracer.source, runtime)?.split('.').at(-1)?.toLowerCase();
    const name = call.type === 'NodejsFunction' ? undefined : handler && textOf(readValue(building, handler));
    context.facts.codePlaces.push({
      ...{ owner: own.name, ownerType: 'function', role, ...place },
      ...(name ? { handler: name } : {}),
      ...(written && /^(?:nodejs|python|java|go|provided|ruby|dotnet)/.test(written) ? { runtime: written } : {}),
      ...(propertyOf(tracer, node, 'layers') ? { foreign: 'a layer' } : {}),
      ...(SENDS.some((one) => propertyOf(tracer, node, one)) ? { sendsOn: true as const } : {}),
    });
  }
}

const SENDS = ['deadLetterQueue', 'deadLetterQueueEnabled', 'deadLetterTopic', 'onFailure', 'onSuccess'];

function placeOf(
  context: ExtractContext,
  building: Building,
  node: SourceNode,
): Pick<CodePlaceFact, 'kind' | 'path' | 'span'> | undefined {
  const { tracer } = building;
  const code = propertyOf(tracer, node, 'code');
  const asset = code && behind(tracer, code);
  const isAsset = asset && /^from_?[aA]sset$/.test(callOf(tracer, asset)?.method ?? '');
  const value = propertyOf(tracer, node, 'entry') ?? (isAsset ? argumentOf(tracer, asset, 0, 'path') : undefined);
  const path = value && pathOf(context.file, building, behind(tracer, value));
  if (!value || path === undefined) return undefined;
  // One file is bundled with all that it takes in: what stands beside it may be a part.
  const isFile = /\.[cm]?[jt]sx?$/.test(path);
  return { kind: 'folder', path: isFile ? folderOf(path) : path, span: spanOf(context.file, value) };
}

/** A text as it is seen from the project's folder, or one that is joined to the folder of the program itself. */
function pathOf(file: string, building: Building, node: SourceNode): string | undefined {
  const { source } = building.tracer;
  const text = textOf(readValue(building, node));
  if (text !== undefined) return joinPath(folderOf(file).replace(PROGRAM, ''), text);
  const call = callOf(building.tracer, node);
  if (call?.method !== 'join' && call?.method !== 'resolve') return undefined;
  const [first, ...rest] = argumentsOf(source, node).positional;
  const parts = rest.map((one) => textOf(readValue(building, one)));
  if (!first || dotted(source, first) !== '__dirname' || parts.some((part) => part === undefined)) return undefined;
  return joinPath(folderOf(file), parts.join('/'));
}
