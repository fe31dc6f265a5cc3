import type { Host } from '../../facts/model';
import { agents } from './agents';
import { ansible } from './ansible';
import { arm } from './arm';
import { bicep } from './bicep';
import { cloudformation } from './cloudformation';
import { compose } from './compose';
import { configuration } from './configuration';
import { csharp } from './csharp';
import { dockerfile } from './dockerfile';
import { dotenv } from './dotenv';
import { githubActions } from './github-actions';
import { gitlabCi } from './gitlab-ci';
import { go } from './go';
import { helmValues } from './helm-values';
import { java } from './java';
import { jenkins } from './jenkins';
import { kotlin } from './kotlin';
import { helmTemplates, kubernetes } from './kubernetes';
import { kustomize } from './kustomize';
import type { HostFixes } from './model';
import { otherPipelines } from './other-pipelines';
import { php } from './php';
import { powershell } from './powershell';
import { python } from './python';
import { ruby } from './ruby';
import { rust } from './rust';
import { shell } from './shell';
import { terraform } from './terraform';
import { javascript, typescript } from './typescript';

/** Every host; configuration, which takes what is left, is last. */
export const HOSTS: readonly HostFixes[] = [
  terraform,
  cloudformation,
  arm,
  bicep,
  kubernetes,
  helmTemplates,
  helmValues,
  kustomize,
  githubActions,
  gitlabCi,
  jenkins,
  otherPipelines,
  compose,
  dockerfile,
  dotenv,
  ansible,
  agents,
  typescript,
  javascript,
  python,
  go,
  java,
  kotlin,
  csharp,
  ruby,
  php,
  rust,
  shell,
  powershell,
  configuration,
];

/** The host of a file, which makes its edits. A few are known by the text alone. */
export function hostFor(file: string, host: Host, text = ''): HostFixes {
  return HOSTS.find((one) => one.serves(file, host, text)) ?? configuration;
}
