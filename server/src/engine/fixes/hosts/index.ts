import type { Host } from '../../facts/model';
import { agents } from './agents';
import { cloudformation } from './cloudformation';
import { configuration } from './configuration';
import { go } from './go';
import { java } from './java';
import { kubernetes } from './kubernetes';
import type { HostFixes } from './model';
import { python } from './python';
import { shell } from './shell';
import { terraform } from './terraform';
import { javascript, typescript } from './typescript';

/** The fixes of each host. */
export const hosts: Readonly<Record<Host, HostFixes>> = {
  agent: agents,
  terraform,
  cloudformation,
  kubernetes,
  'helm-template': kubernetes,
  yaml: configuration,
  json: configuration,
  toml: configuration,
  dotenv: configuration,
  properties: configuration,
  ini: configuration,
  text: configuration,
  typescript,
  javascript,
  python,
  go,
  java,
  xml: configuration,
  dockerfile: configuration,
  shell,
  sql: configuration,
};
