import type { CopyFact, CredentialFileFact } from '../../facts/model';
import { baseName } from '../../syntax/path';
import { credentialPath, isOftenHarmless } from '../credential-paths';
import { contextOf, credentialFilesIn, type ImageContext, type ImageFiles, imageFiles, isSent, pathIn } from '../image-context';
import { defineRule, type Hit, type Remedy, type Severity } from '../model';
import docs from './doc.md';

/** A finding names the first few; the rest is counted. */
const NAMED = 3;

function remedy(names: readonly string[], dockerfile: string): Remedy {
  const ignore = [...new Set(names)].map((name) => `echo ${/^[\w./@-]+$/.test(name) ? name : "'FILE'"} >> .dockerignore`);
  return {
    type: 'manual',
    title: 'Keep the file out of the image',
    steps: [
      `Keep it out of the context of the build (beside ${dockerfile}, or where the build starts): ${ignore.join(' && ')}`,
      'Take it out of the COPY or ADD. What a RUN needs is mounted: RUN --mount=type=secret,id=ID,target=PATH, with docker build --secret id=ID,src=FILE.',
      'What the program needs comes when the container starts: a mounted file, or its environment, from a vault.',
      'Rotate what was in it: every image that was built has it in a layer, whatever later layers delete.',
    ],
  };
}

/** A folder or a pattern is judged by what the workspace has; a name that says it all also where git leaves the file out. */
function hitOf(workspace: ImageFiles, dockerfile: string, context: ImageContext, copy: CopyFact): Hit | undefined {
  const { source, span, finalStage } = copy;
  const path = pathIn(context, source);
  const known = credentialFilesIn(workspace, context, source);
  const files = known.filter(({ credentials, confidence }) => credentials > 0 && confidence !== 'low');
  const stays = finalStage ? '' : ', in a stage that is left behind';
  if (files.length > 0) {
    const severity: Severity = finalStage ? 'high' : isNamed(files, path) ? 'medium' : 'low';
    const [{ span: first, what }] = files as [CredentialFileFact];
    const more = files.length > 1 ? ` and ${files.length - 1} more` : '';
    const names = files.map(({ span: one }) => one.file.slice(context.folder === '' ? 0 : context.folder.length + 1));
    return {
      span,
      message: `Copies ${baseName(first.file)}${more} into the image (${what})${stays}`,
      severity,
      confidence: 'high',
      related: files.slice(0, NAMED).map((one) => ({ span: one.span, message: `${one.what} with credentials` })),
      remedies: [remedy(names.slice(0, NAMED), dockerfile)],
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
    remedies: [remedy([source.replace(/^\.?\//, '')], dockerfile)],
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
    return [...graph.facts.values()].flatMap(({ file, copies }) => {
      if (copies.length === 0) return [];
      const context = contextOf(workspace, file);
      return copies.flatMap((copy) => hitOf(workspace, baseName(file), context, copy) ?? []);
    });
  },
});
