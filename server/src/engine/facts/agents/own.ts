/**
 * The agent itself, where its settings let it run any command without asking and give it an environment: Claude Code
 * (https://code.claude.com/docs/en/settings) and Codex (https://developers.openai.com/codex/config-reference).
 */
import { isSecretName } from '../../secrets/slots/names';
import { spanOf } from '../../syntax/span';
import { get, itemsOf, type StringValue, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import type { AgentPower } from '../model';
import { adminIn } from './powers';
import { strings } from './slots';

interface Settings {
  readonly files: RegExp;
  readonly name: string;
  /** What lets it run any command without asking. */
  readonly unasked: (document: Value) => StringValue | undefined;
  /** What its commands find in their environment. */
  readonly environment: (document: Value) => Value | undefined;
}

const AGENTS: readonly Settings[] = [
  {
    files: /(?:^|\/)\.claude\/settings(?:\.local)?\.json$/,
    name: 'Claude Code',
    unasked: (document) =>
      [get(document, 'permissions', 'defaultMode'), ...itemsOf(get(document, 'permissions', 'allow'))].find(
        (value): value is StringValue =>
          value?.kind === 'string' && /^(?:bypassPermissions|\*|Bash(?:\((?:\*|:\*|\*:\*)\))?)$/.test(value.text),
      ),
    environment: (document) => get(document, 'env'),
  },
  {
    files: /(?:^|\/)\.?codex\/(?:[\w-]+\.)?config\.toml$/,
    name: 'Codex',
    unasked: (document) => {
      const mode = get(document, 'sandbox_mode');
      const asks = get(document, 'approval_policy');
      const free = mode?.kind === 'string' && mode.text === 'danger-full-access';
      return free && asks?.kind === 'string' && asks.text === 'never' ? mode : undefined;
    },
    environment: (document) => get(document, 'shell_environment_policy', 'set'),
  },
];

/** Adds the agent whose settings these are, where it runs commands as it likes: with which credentials, as whom. */
export function addOwn({ file, facts }: ExtractContext, document: Value): void {
  const agent = AGENTS.find(({ files }) => files.test(file));
  const word = agent?.unasked(document);
  if (!agent || !word) return;
  const { name } = agent;
  const environment = agent.environment(document);
  const given = (environment ? strings(environment) : []).map(([variable]) => variable).filter(isSecretName);
  const identity = `agent:${file}`;
  const span = spanOf(file, word.span);
  const shell: AgentPower = { kind: 'shell', what: 'it runs any command without asking', span };
  facts.identities.push({ kind: 'agent', provider: 'ai', name, aliases: [identity], declared: true, span });
  const powers = [shell, ...(environment ? adminIn(environment) : [])];
  facts.agents.push({ kind: 'agent', name, identity, span, secrets: given, powers });
}
