import { family } from './model';
import { closed } from './vendor';

const key = 'API key';
const rotate = 'create a new key with the least scope, switch its users, revoke the old one';

/** What stands around language models: tracing, retrieval, vector stores, agents, speech. */
export const aiTools = [
  ...family({ provider: 'LangSmith', docs: 'https://docs.smith.langchain.com/', rotate, holder: 'either' }, [
    {
      id: 'langsmith-key',
      title: key,
      pattern: /lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}/,
      literals: ['lsv2_'],
      follow: ['url', 46],
      opens: 'read and write traces, prompts and data sets of its workspaces',
      lifetime: 'no expiry unless chosen',
    },
    {
      id: 'langsmith-key-legacy',
      title: key,
      pattern: /ls__[0-9a-f]{32}/,
      literals: ['ls__'],
      follow: ['hex', 32],
      opens: 'read and write traces, prompts and data sets of its workspaces',
    },
  ]),
  ...family({ provider: 'Langfuse', docs: 'https://langfuse.com/docs', rotate }, [
    {
      id: 'langfuse-secret-key',
      title: 'secret key',
      pattern: /sk-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
      literals: ['sk-lf-'],
      follow: ['hex', 8],
      opens: 'read and write its project’s traces and prompts',
    },
  ]),
  ...family({ provider: 'Helicone', docs: 'https://docs.helicone.ai/', rotate }, [
    {
      id: 'helicone-key',
      title: key,
      pattern: /sk-helicone-(?:[a-z]{2,3}-)?[a-z0-9]{7}-[a-z0-9]{7}-[a-z0-9]{7}-[a-z0-9]{7}/,
      literals: ['sk-helicone-'],
      opens: 'read and write the organization’s requests',
    },
  ]),
  ...family({ provider: 'Weights & Biases', lifetime: 'no expiry', docs: 'https://docs.wandb.ai/', rotate, holder: 'person' }, [
    {
      id: 'wandb-key',
      title: key,
      pattern: /wandb_v1_[A-Za-z0-9_]{77}/,
      literals: ['wandb_v1_'],
      follow: ['url', 77],
      opens: 'the runs, models and artifacts of its user or service account',
    },
    {
      id: 'wandb-key-legacy',
      title: key,
      pattern: /[0-9a-f]{40}/,
      literals: ['wandb'],
      at: 'keyword',
      slot: 'named',
      opens: 'the runs, models and artifacts of its user or service account',
    },
    {
      id: 'wandb-key-command',
      title: key,
      pattern: /[0-9a-f]{40}/,
      literals: ['wandb login ', 'wandb ', 'wandb login --relogin '],
      at: 'keyword',
      opens: 'the runs, models and artifacts of its user or service account',
    },
  ]),
  ...family({ provider: 'Neptune', docs: 'https://docs.neptune.ai/', rotate, holder: 'person' }, [
    {
      id: 'neptune-token',
      ...closed('in March 2026'),
      title: 'API token',
      pattern: /eyJhcGlfYWRkcmVzcyI6[A-Za-z0-9+/]{60,400}={0,2}/,
      literals: ['eyJhcGlfYWRkcmVzcyI6'],
      follow: ['base64', 60],
      opens: 'the projects and runs of its user or service account',
    },
  ]),
  ...family({ provider: 'LlamaIndex', docs: 'https://docs.cloud.llamaindex.ai/', rotate }, [
    {
      id: 'llamacloud-key',
      title: 'LlamaCloud API key',
      pattern: /llx-[A-Za-z0-9]{48}/,
      literals: ['llx-'],
      follow: ['base62', 48],
      opens: 'parse documents and read indexes at its owner’s cost',
    },
  ]),
  ...family({ provider: 'Pinecone', lifetime: 'no expiry', docs: 'https://docs.pinecone.io/', rotate }, [
    {
      id: 'pinecone-key',
      title: key,
      pattern: /pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63}/,
      literals: ['pcsk_'],
      follow: ['url', 69],
      opens: 'read, change and delete the indexes of its project',
    },
  ]),
  ...family({ provider: 'turbopuffer', docs: 'https://turbopuffer.com/docs', rotate }, [
    {
      id: 'turbopuffer-key',
      title: key,
      pattern: /tpuf_[A-Za-z0-9]{30,40}/,
      literals: ['tpuf_'],
      follow: ['base62', 30],
      opens: 'read, change and delete the organization’s namespaces',
    },
  ]),
  ...family({ provider: 'ElevenLabs', lifetime: 'no expiry', docs: 'https://elevenlabs.io/docs', rotate }, [
    {
      id: 'elevenlabs-key',
      title: key,
      pattern: /sk_[0-9a-f]{48}/,
      literals: ['elevenlabs', 'eleven_labs', 'eleven-labs', 'xi-api-key', 'xi_api_key'],
      at: 'keyword',
      opens: 'make speech with its owner’s voices and credit',
    },
  ]),
  ...family({ provider: 'Cartesia', docs: 'https://docs.cartesia.ai/', rotate }, [
    {
      id: 'cartesia-key',
      title: key,
      pattern: /sk_car_[A-Za-z0-9_-]{20,40}/,
      literals: ['sk_car_'],
      follow: ['url', 20],
      opens: 'make speech with its owner’s voices and credit',
    },
  ]),
  ...family({ provider: 'E2B', docs: 'https://e2b.dev/docs', rotate }, [
    {
      id: 'e2b-key',
      title: key,
      pattern: /e2b_[0-9a-f]{40}/,
      literals: ['e2b_'],
      follow: ['hex', 40],
      opens: 'run code in the team’s sandboxes',
    },
  ]),
  ...family({ provider: 'Browserbase', docs: 'https://docs.browserbase.com/', rotate }, [
    {
      id: 'browserbase-key',
      title: key,
      pattern: /bb_live_[A-Za-z0-9_-]{24,32}/,
      literals: ['bb_live_'],
      follow: ['url', 24],
      opens: 'run browsers, with their saved logins, of its project',
    },
  ]),
  ...family({ provider: 'Botpress', docs: 'https://botpress.com/docs', rotate, holder: 'person' }, [
    {
      id: 'botpress-token',
      title: 'personal access token',
      pattern: /bp_pat_[A-Za-z0-9]{36}/,
      literals: ['bp_pat_'],
      follow: ['base62', 36],
      opens: 'the bots of its owner’s workspaces',
    },
  ]),
  ...family({ provider: 'Voiceflow', docs: 'https://docs.voiceflow.com/', rotate }, [
    {
      id: 'voiceflow-key',
      title: key,
      pattern: /VF\.(?:DM|WS)\.[0-9a-f]{24}\.[A-Za-z0-9]{16}/,
      literals: ['VF.DM.', 'VF.WS.'],
      follow: ['hex', 24],
      opens: 'talk to and change the agent of its project',
    },
  ]),
  ...family({ provider: 'Cursor', docs: 'https://docs.cursor.com/', rotate, holder: 'person' }, [
    {
      id: 'cursor-key',
      title: key,
      pattern: /crsr_[0-9a-f]{64}/,
      literals: ['crsr_'],
      follow: ['hex', 64],
      opens: 'run agents on its owner’s repositories',
    },
  ]),
  ...family({ provider: 'Dify', docs: 'https://docs.dify.ai/', rotate }, [
    {
      id: 'dify-key',
      title: key,
      pattern: /(?:app|dataset)-[A-Za-z0-9]{24}/,
      literals: ['dify_', 'dify-', 'dify.'],
      at: 'keyword',
      random: true,
      opens: 'run the app and read its conversations, or change the data set',
    },
  ]),
  ...family({ provider: 'Retell AI', docs: 'https://docs.retellai.com/', rotate }, [
    {
      id: 'retell-key',
      title: key,
      pattern: /key_[0-9a-f]{28,30}/,
      literals: ['retell'],
      at: 'keyword',
      opens: 'place calls and change the agents of the workspace',
    },
  ]),
  ...family({ provider: 'Runway', docs: 'https://docs.dev.runwayml.com/', rotate }, [
    {
      id: 'runway-key',
      title: key,
      pattern: /key_[0-9a-f]{128}/,
      literals: ['runway'],
      at: 'keyword',
      opens: 'make videos with its owner’s credit',
    },
  ]),
  ...family({ provider: 'Lambda Cloud', docs: 'https://docs.lambda.ai/', rotate }, [
    {
      id: 'lambda-cloud-key',
      title: key,
      pattern: /secret_[a-z0-9_-]{4,64}_[0-9a-f]{32}\.[A-Za-z0-9]{32}/,
      literals: ['lambda'],
      at: 'keyword',
      opens: 'start machines at its owner’s cost',
    },
  ]),
  ...family({ provider: 'Firecrawl', docs: 'https://docs.firecrawl.dev/', rotate }, [
    {
      id: 'firecrawl-key',
      title: key,
      pattern: /fc-[0-9a-f]{32}/,
      literals: ['fc-'],
      follow: ['hex', 32],
      opens: 'crawl pages with its owner’s credit',
    },
  ]),
  ...family({ provider: 'Apify', docs: 'https://docs.apify.com/platform/integrations/api', rotate, holder: 'person' }, [
    {
      id: 'apify-token',
      title: 'API token',
      pattern: /apify_api_[A-Za-z0-9]{34,40}/,
      literals: ['apify_api_'],
      follow: ['base62', 34],
      opens: 'run actors and read data sets of its owner',
    },
  ]),
];
