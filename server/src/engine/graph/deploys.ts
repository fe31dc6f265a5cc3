/** What the jobs of pipelines deploy: identities that are declared below the path that a command names. */
import type { Facts, PipelineCommand, PipelineFact, PipelineJob } from '../facts/model';
import { joinPath } from '../syntax/path';
import type { Edge, Identity } from './model';

/** More commands, and more of what one command deploys, are a picture of nothing. */
const MOST = 40;

interface Deployment {
  readonly path: string;
  readonly hosts: RegExp;
}

const TERRAFORM = /\.tf(?:\.json)?$/;
const MANIFESTS = /\.(?:ya?ml|json)$/;

/** One edge an identity and job. A path that is made at run time deploys nobody knows what. */
export function deployEdges(files: readonly Facts[], identities: readonly Identity[]): Edge[] {
  return files.flatMap(({ pipelines }) =>
    pipelines.flatMap((pipeline) => pipeline.jobs.flatMap((job) => ofJob(pipeline, job, identities))),
  );
}

function ofJob({ name, system }: PipelineFact, job: PipelineJob, identities: readonly Identity[]): Edge[] {
  const from = `${system === 'github' ? 'Workflow' : 'Pipeline'}/${name}${job.id ? `/${job.id}` : ''}`;
  const seen = new Set<string>();
  return job.steps.flatMap(({ scripts }) =>
    scripts.flatMap(({ commands }) => {
      let folder = '';
      return commands.slice(0, MOST).flatMap((command): Edge[] => {
        const [program, target] = command.words;
        if (program === 'cd' && target) folder = joinPath(folder, target) ?? folder;
        const deployment = deploymentOf(command, folder);
        if (!deployment) return [];
        const found = identities.filter(
          ({ id, declared }) => !seen.has(id) && declared.some(({ file }) => isBelow(file, deployment)),
        );
        return found.slice(0, MOST).map(({ id }) => {
          seen.add(id);
          return { from, to: id, type: 'deploys', span: command.span };
        });
      });
    }),
  );
}

function deploymentOf({ words }: PipelineCommand, folder: string): Deployment | undefined {
  const [program = '', verb = ''] = words;
  const behind = (flag: RegExp) => words.flatMap((word, at) => (flag.test(word) ? [word.split('=')[1] ?? words[at + 1]] : []))[0];
  if (/^(?:terraform|tofu)$/.test(program) && words.includes('apply')) {
    const path = behind(/^-chdir(?:=|$)/) ?? '';
    return below(folder, path, TERRAFORM);
  }
  if (program === 'kubectl' && verb === 'apply')
    return below(folder, behind(/^(?:-f|-k|--filename|--kustomize)(?:=|$)/), MANIFESTS);
  if (program === 'helm' && /^(?:upgrade|install)$/.test(verb))
    return below(
      folder,
      words.slice(2).find((word) => /^\.{0,2}\/|^[\w-]{1,60}\/[\w/-]{1,100}$/.test(word)),
      MANIFESTS,
    );
  if (/^(?:sam|aws)$/.test(program) && words.includes('deploy'))
    return below(folder, behind(/^(?:-t|--template|--template-file)(?:=|$)/), MANIFESTS);
  return undefined;
}

function below(folder: string, path: string | undefined, hosts: RegExp): Deployment | undefined {
  const whole = path === undefined || /[^\w./-]/.test(path) ? undefined : joinPath(folder, path);
  return whole === undefined || whole === '' || whole === '.' ? undefined : { path: whole, hosts };
}

function isBelow(file: string, { path, hosts }: Deployment): boolean {
  return file === path || (file.startsWith(`${path}/`) && hosts.test(file));
}
