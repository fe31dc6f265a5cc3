/**
 * Bots that a manifest describes: chat bots of Slack and Microsoft Teams, and software robots of UiPath and Automation Anywhere. Each is
 * an identity that acts by itself.
 */
import { includes } from '../../secrets/filter/follow';
import { ascii } from '../../secrets/filter/needles';
import { type Span, spanOf } from '../../syntax/span';
import { get, itemsOf, type StringValue, textOf, type Value } from '../../syntax/value';
import type { ExtractContext } from '../context';
import type { Alias, IdentityFact } from '../model';

/** Names of manifests, and what must stand in one of a bot. */
const MANIFESTS: readonly (readonly [name: RegExp, words: readonly Uint8Array[]])[] = [
  // https://docs.slack.dev/reference/app-manifest/
  [/^(?:[\w-]{0,40}[._-])?manifest\.(?:json|ya?ml)$/, [ascii('display_information')]],
  // https://learn.microsoft.com/en-us/microsoftteams/platform/resources/schema/manifest-schema
  [/^manifest(?:\.[\w-]+)?\.json$/, [ascii('MicrosoftTeams.schema'), ascii('botId')]],
  // https://docs.uipath.com/studio/standalone/latest/user-guide/about-the-projectjson-file
  [/^project\.json$/, [ascii('studioVersion')]],
  // https://docs.automationanywhere.com: an exported bot's list of files
  [/^manifest\.json$/, [ascii('application/vnd.aa.')]],
];

/** Whether a file of this name is the manifest of a bot. */
export function isBotFile(name: string, bytes: Uint8Array): boolean {
  return MANIFESTS.some(([names, words]) => names.test(name) && words.every((word) => includes(bytes, word)));
}

/** Adds the bots of a manifest, and what one of them may do beyond its task. */
export function addBots(context: ExtractContext, document: Value): void {
  const name = get(document, 'display_information', 'name');
  if (name?.kind === 'string') slack(context, document, name);
  for (const bot of itemsOf(get(document, 'bots'))) teams(context, document, get(bot, 'botId'));
  if (get(document, 'studioVersion')) add(context, 'uipath', get(document, 'name'));
  for (const file of itemsOf(get(document, 'files'))) {
    const path = get(file, 'path');
    if (/^application\/vnd\.aa\.(?:task|api-?)?bot$/.test(textOf(get(file, 'contentType')) ?? ''))
      add(context, 'automation-anywhere', path);
  }
}

function slack(context: ExtractContext, document: Value, name: StringValue): void {
  const bot = add(context, 'slack', name);
  if (!bot) return;
  const scopes = ['bot', 'user'].flatMap((kind) => itemsOf(get(document, 'oauth_config', 'scopes', kind)));
  // https://docs.slack.dev/reference/scopes/: `admin` and `admin.*` manage a workspace or an organisation.
  const powers = scopes.flatMap((scope) =>
    scope.kind === 'string' && /^admin(?:$|\.[\w.]{1,40}:write$)/.test(scope.text)
      ? [{ kind: 'admin', what: `scope ${scope.text} lets it manage the workspace`, span: scope.span } as const]
      : [],
  );
  context.facts.agents.push({ kind: 'bot', name: bot.name, identity: bot.alias, span: bot.span, secrets: [], powers });
}

function teams(context: ExtractContext, document: Value, id: Value | undefined): void {
  const text = textOf(id);
  const isId = text !== undefined && /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(text);
  add(context, 'microsoft-teams', get(document, 'name', 'short') ?? id, isId ? [`azure-client:${text.toLowerCase()}`] : []);
}

function add(
  { facts, file }: ExtractContext,
  provider: IdentityFact['provider'],
  value: Value | undefined,
  others: readonly Alias[] = [],
): { readonly name: string; readonly alias: Alias; readonly span: Span } | undefined {
  const text = textOf(value);
  if (!value || !text) return undefined;
  const name = text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1, 120);
  const alias = `bot:${file}#${name}`;
  const span = spanOf(file, value.span);
  facts.identities.push({ kind: 'bot', provider, name, aliases: [alias, ...others], declared: true, span });
  return { name, alias, span };
}
