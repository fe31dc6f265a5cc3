/** Clients that look for their key in the environment by themselves: without the argument they do. */
import type { CredentialFact } from '../../../facts/model';
import type { Draft } from '../model';

/** Constructors, arguments and variables, as the vendors' SDKs document them. */
const IMPLIED: readonly (readonly [callee: RegExp, argument: RegExp, variable: string])[] = [
  // https://github.com/openai/openai-node and openai-python: `apiKey` defaults to OPENAI_API_KEY
  [/^(?:new )?(?:\w+\.)?(?:Async)?OpenAI$/, /^api_?key$/i, 'OPENAI_API_KEY'],
  [/^(?:new )?(?:\w+\.)?(?:Async)?AzureOpenAI$/, /^api_?key$/i, 'AZURE_OPENAI_API_KEY'],
  // https://github.com/anthropics/anthropic-sdk-typescript and -python
  [/^(?:new )?(?:\w+\.)?(?:Async)?Anthropic$/, /^api_?key$/i, 'ANTHROPIC_API_KEY'],
];

/** The variable that the client reads when the argument is not there; undefined for other clients. */
export function impliedVariable({ slot }: CredentialFact): string | undefined {
  return IMPLIED.find(([callee, argument]) => callee.test(slot.owner ?? '') && argument.test(slot.name))?.[2];
}

/** The argument goes. */
export function withoutArgument(file: string, variable: string, edits: Draft['edits'][number]['edits']): Draft {
  return {
    title: `Remove the argument; the client reads ${variable} from the environment`,
    safety: 'safe',
    edits: [{ file, edits }],
    followUp: [
      `Set ${variable} where this runs, from a vault or the secret store of the CI, never from a file in the repository.`,
      'Better, once your organisation has set it up: workload identity federation, which needs no key at all.',
    ],
  };
}
