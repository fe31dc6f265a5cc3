import type { CopyFact, CredentialFileFact } from '../../facts/model';
import { filesWith } from '../../graph/having';
import { baseName } from '../../syntax/path';
import { defineRule, type Hit, type Remedy, type Severity } from '../model';
import { credentialPath, isOftenHarmless } from '../shared/container/credential-paths';
import {
  contextOf,
  credentialFilesIn,
  type ImageContext,
  type ImageFiles,
  imageFiles,
  isSent,
  pathIn,
} from '../shared/container/image-context';
import docs from './doc.md';

/** A finding names the first few; the rest is counted. */
const NAMED = 3;

const STEPS = [
  'What a RUN needs is mounted: RUN --mount=type=secret,id=ID,target=PATH, with docker build --secret id=ID,src=FILE.',
  'What the program needs comes when the container starts: a mounted file, or its environment, from a vault.',
  'Rotate what was in it: every image that was built has it in a layer, whatever later layers delete.',
];

function remediesOf({ span, source }: CopyFact): readonly Remedy[] {
  const title = 'Keep the file out of the image and of its build (.dockerignore)';
  return [
    { type: 'remove-declaration', title, owner: span, address: source },
    { type: 'manual', title: 'Give the file to the build or the container when it is needed', steps: STEPS },
  ];
}

/** A folder or a pattern is judged by what the workspace has; a name that says it all also where git leaves the file out. */
function hitOf(workspace: ImageFiles, context: ImageContext, copy: CopyFact): Hit | undefined {
  const { source, span, finalStage } = copy;
  const path = pathIn(context, source);
  const known = credentialFilesIn(workspace, context, source);
  const files = known.filter(({ credentials, confidence }) => credentials > 0 && confidence !== 'low');
  const stays = finalStage ? '' : ', in a stage that is left behind';
  if (files.length > 0) {
    const severity: Severity = finalStage ? 'high' : isNamed(files, path) ? 'medium' : 'low';
    const [{ span: first, what }] = files as [CredentialFileFact];
    const more = files.length > 1 ? ` and ${files.length - 1} more` : '';
    return {
      span,
      message: `Copies ${baseName(first.file)}${more} into the image (${what})${stays}`,
      severity,
      confidence: 'high',
      related: files.slice(0, NAMED).map((one) => ({ span: one.span, message: `${one.what} with credentials` })),
      remedies: remediesOf(copy),
    };
  }
  const what = credentialPath(source);
  if (what === undefined || path === undefined || known.length > 0 || !isSent(context, path)) return undefined;
  const harmless = isOftenHarmless(source);
  return {
    span,
    message: `Copies ${baseName(source.replace(/\/+$/, ''))} into the image: such a file holds ${what}${stays}`,
    severity: finalStage && !harmless ? 'high' : finalStage || !harmless ? 'medium' : 'low',
    confidence: harmless ? 'low' : 'medium',
    remedies: remediesOf(copy),
  };
}

function isNamed(files: readonly CredentialFileFact[], path: string | undefined): boolean {
  return files.some(({ span }) => span.file === path);
}

export const rule = defineRule({
  id: 'docker-copy-credential-file',
  title: 'Image gets a file that holds credentials',
  group: 'container',
  severity: 'high',
  confidence: 'medium',
  owasp: ['NHI2'],
  cwe: ['CWE-538', 'CWE-522'],
  hosts: ['dockerfile'],
  docs,
  scope: 'graph',
  check: (graph) => {
    const workspace = imageFiles(graph);
    return filesWith(graph, 'copies').flatMap(({ file, copies }) => {
      const context = contextOf(workspace, file);
      return copies.flatMap((copy) => hitOf(workspace, context, copy) ?? []);
    });
  },
});
