import { family } from './model';

const rotate = 'create a new key with the least scope, switch its users, revoke the old one';
const key = 'API key';

export const ai = [
  ...family({ provider: 'OpenAI', docs: 'OpenAI docs: API key safety', rotate }, [
    {
      id: 'openai-key',
      title: 'API key',
      pattern: /sk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,80}T3BlbkFJ[A-Za-z0-9_-]{20,80}/,
      literals: ['T3BlbkFJ'],
      at: 'inside',
      before: 96,
      follow: ['url', 20],
    },
    {
      id: 'openai-project-key',
      title: 'project API key',
      pattern: /sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{40,170}/,
      literals: ['sk-proj-', 'sk-svcacct-', 'sk-admin-'],
      follow: ['url', 40],
    },
  ]),
  ...family({ provider: 'Anthropic', docs: 'Anthropic help: API key best practices', rotate }, [
    {
      id: 'anthropic-key',
      title: key,
      pattern: /sk-ant-api03-[A-Za-z0-9_-]{93}AA/,
      literals: ['sk-ant-api03-'],
      follow: ['url', 95],
    },
    {
      id: 'anthropic-admin-key',
      title: 'admin key',
      pattern: /sk-ant-admin01-[A-Za-z0-9_-]{93}AA/,
      literals: ['sk-ant-admin01-'],
      follow: ['url', 95],
    },
    {
      id: 'anthropic-oauth',
      title: 'OAuth token',
      pattern: /sk-ant-o[ar]t01-[A-Za-z0-9_-]{80,200}/,
      literals: ['sk-ant-oat01-', 'sk-ant-ort01-'],
      follow: ['url', 80],
      holder: 'person',
      lifetime: 'hours to one year',
    },
  ]),
  ...family({ provider: 'Hugging Face', docs: 'Hugging Face docs: security tokens', rotate, holder: 'person' }, [
    { id: 'huggingface-token', title: 'access token', pattern: /hf_[A-Za-z]{34}/, literals: ['hf_'], follow: ['base62', 34] },
    {
      id: 'huggingface-organization-token',
      title: 'organization token',
      pattern: /api_org_[A-Za-z]{34}/,
      literals: ['api_org_'],
      follow: ['base62', 34],
      holder: 'machine',
    },
  ]),
  ...family({ provider: 'Groq', docs: 'Groq docs: API keys', rotate }, [
    { id: 'groq-key', title: key, pattern: /gsk_[A-Za-z0-9]{52}/, literals: ['gsk_'], follow: ['base62', 52] },
  ]),
  ...family({ provider: 'Replicate', docs: 'Replicate docs: API tokens', rotate, holder: 'person' }, [
    { id: 'replicate-token', title: 'API token', pattern: /r8_[A-Za-z0-9]{37}/, literals: ['r8_'], follow: ['base62', 37] },
  ]),
  ...family({ provider: 'Perplexity', docs: 'Perplexity docs: API keys', rotate }, [
    { id: 'perplexity-key', title: key, pattern: /pplx-[A-Za-z0-9]{48}/, literals: ['pplx-'], follow: ['base62', 48] },
  ]),
  ...family({ provider: 'xAI', docs: 'xAI docs: API keys', rotate }, [
    { id: 'xai-key', title: key, pattern: /xai-[A-Za-z0-9_-]{70,120}/, literals: ['xai-'], follow: ['url', 70] },
  ]),
  ...family({ provider: 'OpenRouter', docs: 'OpenRouter docs: API keys', rotate, holder: 'person' }, [
    { id: 'openrouter-key', title: key, pattern: /sk-or-v1-[0-9a-f]{64}/, literals: ['sk-or-v1-'], follow: ['hex', 64] },
  ]),
  ...family({ provider: 'NVIDIA', docs: 'NVIDIA NIM docs: API keys', rotate, holder: 'person' }, [
    { id: 'nvidia-key', title: key, pattern: /nvapi-[A-Za-z0-9_-]{60,70}/, literals: ['nvapi-'], follow: ['url', 60] },
  ]),
  ...family({ provider: 'DeepSeek', docs: 'DeepSeek docs: API keys', rotate }, [
    { id: 'deepseek-key', title: key, pattern: /sk-[0-9a-f]{32}/, literals: ['deepseek'], at: 'keyword' },
  ]),
  ...family({ provider: 'Cerebras', docs: 'Cerebras docs: API keys', rotate }, [
    { id: 'cerebras-key', title: key, pattern: /csk-[a-z0-9]{48}/, literals: ['csk-'], follow: ['base62', 48] },
  ]),
  ...family({ provider: 'Together AI', docs: 'Together docs: API keys', rotate }, [
    { id: 'together-key', title: key, pattern: /tgp_v1_[A-Za-z0-9_-]{43}/, literals: ['tgp_v1_'], follow: ['url', 43] },
  ]),
  ...family({ provider: 'LangSmith', docs: 'LangSmith docs: API keys', rotate, holder: 'either' }, [
    {
      id: 'langsmith-key',
      title: key,
      pattern: /lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}/,
      literals: ['lsv2_'],
      follow: ['url', 46],
    },
  ]),
  ...family({ provider: 'Pinecone', docs: 'Pinecone docs: API keys', rotate }, [
    {
      id: 'pinecone-key',
      title: key,
      pattern: /pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63}/,
      literals: ['pcsk_'],
      follow: ['url', 69],
    },
  ]),
  ...family({ provider: 'ElevenLabs', docs: 'ElevenLabs docs: API keys', rotate }, [
    {
      id: 'elevenlabs-key',
      title: key,
      pattern: /sk_[0-9a-f]{48}/,
      literals: ['elevenlabs', 'xi-api-key', 'xi_api_key'],
      at: 'keyword',
    },
  ]),
  ...family({ provider: 'Weights & Biases', docs: 'W&B docs: API keys', rotate, holder: 'person' }, [
    { id: 'wandb-key', title: key, pattern: /wandb_v1_[A-Za-z0-9_]{77}/, literals: ['wandb_v1_'], follow: ['url', 77] },
    { id: 'wandb-key-legacy', title: key, pattern: /[0-9a-f]{40}/, literals: ['wandb'], at: 'keyword' },
  ]),
];
