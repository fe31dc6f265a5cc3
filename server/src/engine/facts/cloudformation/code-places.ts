/** Where the code of functions and tasks stands. Properties: the pages of `AWS::Lambda::Function`, `AWS::Serverless::Function`, `AWS::ECS::TaskDefinition`. */
import { folderOf, joinPath } from '../../syntax/path';
import type { Span } from '../../syntax/span';
import { get, HOLE, textOf, type Value } from '../../syntax/value';
import { imageName } from '../image-name';
import type { CodePlaceFact } from '../model';
import { allItems, alternatives, type Resource, type Template, targetOf } from './template';

const FUNCTIONS: ReadonlySet<string> = new Set(['AWS::Lambda::Function', 'AWS::Serverless::Function']);
/** Layers that only hold libraries: https://docs.powertools.aws.dev, https://aws-sdk-pandas.readthedocs.io */
const LIBRARY_LAYER = /powertools|AWSSDKPandas|AWSDataWrangler|LambdaInsights|aws-otel|xray|SciPy|psycopg|requests/i;
/** Plugins of the Serverless Framework that add functions or callers of their own. */
const ADDING_PLUGIN =
  /warmup|step-?functions|appsync|lift|canary|datadog|lumigo|thundra|epsagon|newrelic|splunk|log-forwarding|slic-watch/i;

/** Fills `facts.codePlaces`. After the references: they say which role each has. `service`: of the Serverless Framework. */
export function extractCodePlaces(template: Template, service?: Value): void {
  const { context, resources } = template;
  const globals = template.globals.find(({ type }) => type === 'AWS::Serverless::Function')?.properties;
  const textOfAll = (one: Resource): string => context.text.slice(...rangeOf(one.body));
  const isSentOn = resources.some(
    (one) =>
      one.type === 'AWS::Lambda::EventInvokeConfig' ||
      (one.type === 'AWS::Lambda::EventSourceMapping' && textOfAll(one).includes('OnFailure')),
  );
  const plugins = service && context.text.slice(...rangeOf(get(service, 'plugins')));
  for (const resource of resources) {
    if (resource.type === 'AWS::ECS::TaskDefinition') addTask(template, resource);
    if (!FUNCTIONS.has(resource.type)) continue;
    const { id, type, properties } = resource;
    const own = (name: string): Value | undefined =>
      get(properties, name) ?? (type === FUNCTIONS_OF_SAM ? get(globals, name) : undefined);
    const place = folderIn(template, resource, own);
    if (!place) continue;
    const role = template.implicitRoles.get(id) ?? roleAt(template, id, get(properties, 'Role'));
    const foreign = plugins && ADDING_PLUGIN.test(plugins) ? 'a plugin' : foreignLayer(own('Layers'));
    // An event of SAM is an event source mapping, and may have a destination of its own.
    const sends =
      isSentOn ||
      /\bOnFailure\b/.test(textOfAll(resource)) ||
      ['DeadLetterQueue', 'DeadLetterConfig', 'EventInvokeConfig'].some((name) => own(name));
    const handler = textOf(own('Handler'));
    const runtime = textOf(own('Runtime'));
    context.facts.codePlaces.push({
      ...{ owner: id, ownerType: type, kind: 'folder', path: place.path, span: place.span },
      ...(role ? { role } : {}),
      ...(handler ? { handler } : {}),
      ...(runtime ? { runtime } : {}),
      ...(foreign ? { foreign } : {}),
      ...(sends ? { sendsOn: true } : {}),
      ...(hasOpenRights(template, get(properties, 'Role'), get(properties, 'Policies')) ? { openRights: true } : {}),
    });
  }
}

const FUNCTIONS_OF_SAM = 'AWS::Serverless::Function';

/** The folder that is packed: `CodeUri`, a local path in `Code`, the context of an image that SAM builds. */
function folderIn(
  { context }: Template,
  { id, body, span }: Resource,
  own: (name: string) => Value | undefined,
): { path: string; span: Span } | undefined {
  const metadata = get(body, 'Metadata');
  const value = get(metadata, 'DockerContext') ?? own('CodeUri') ?? own('Code');
  if (own('InlineCode') || id === '' || alternatives(value).length > 1) return undefined;
  const text = value?.kind === 'string' ? value.text : undefined;
  if (value && (text === undefined || text.includes(HOLE) || /^\w+:\/\/|\.(?:zip|jar)$/.test(text))) return undefined;
  // SAM takes the folder of the template where nothing is written.
  if (!value && (!own('Handler') || get(metadata, 'Dockerfile'))) return undefined;
  const path = joinPath(folderOf(context.file), text ?? '.');
  return path === undefined ? undefined : { path, span: value?.span ?? span };
}

/** A policy by a parameter, an import, a value of another stack: of the function, or of the role that it names. */
function hasOpenRights(template: Template, role: Value | undefined, own: Value | undefined): boolean {
  const target = targetOf(template, role);
  if (role && target?.type !== 'AWS::IAM::Role') return true;
  const lists = [own, get(target?.properties, 'Policies'), get(target?.properties, 'ManagedPolicyArns')];
  return lists.some((list) =>
    allItems(list).some(
      (one) =>
        (one.kind === 'unknown' && !targetOf(template, one)) ||
        (one.kind === 'string' && one.text.includes(HOLE) && !one.text.includes(':iam::aws:')),
    ),
  );
}

function foreignLayer(layers: Value | undefined): string | undefined {
  for (const one of alternatives(layers).flatMap((value) => (value.kind === 'list' ? value.items : [value]))) {
    const text = one.kind === 'string' ? one.text : '';
    if (text !== '' && !LIBRARY_LAYER.test(text)) return 'a layer';
    if (one.kind === 'unknown' && !/^!Ref \w/.test(one.reference ?? '')) return 'a layer';
  }
  return undefined;
}

function addTask(template: Template, { id, type, properties }: Resource): void {
  const isOpen = hasOpenRights(template, get(properties, 'TaskRoleArn'), undefined);
  const role = roleAt(template, id, get(properties, 'TaskRoleArn'));
  const containers = alternatives(get(properties, 'ContainerDefinitions')).flatMap((one) =>
    one.kind === 'list' ? one.items : [],
  );
  for (const container of containers) {
    const image = get(container, 'Image');
    const path = image?.kind === 'string' ? imageName(image.text) : undefined;
    if (!image || path === undefined) continue;
    const fact: CodePlaceFact = { owner: id, ownerType: type, kind: 'image', path, span: image.span };
    template.context.facts.codePlaces.push({
      ...fact,
      ...(role ? { role } : {}),
      ...(isOpen ? { openRights: true } : {}),
      ...(containers.length > 1 ? { foreign: 'another container' } : {}),
    });
  }
}

/** The role that this value of the resource names, as its references have it. */
function roleAt({ context }: Template, id: string, value: Value | undefined): string | undefined {
  if (!value) return undefined;
  const [start, end] = rangeOf(value);
  const found = context.facts.references.filter(
    ({ from, span }) => from === id && span.start >= start && span.end <= end && span.file === context.file,
  );
  return found.length === 1 ? found[0]?.to : undefined;
}

function rangeOf(value: Value | undefined): [number, number] {
  return [value?.span.start ?? 0, value?.span.end ?? 0];
}
