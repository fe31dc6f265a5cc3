import { family } from './model';

const key = 'API key';
const rotate = 'create a new key with the least scope, switch its users, revoke the old one';
const spend = 'call the models at its owner’s cost';

/** Vendors of language models whose keys have a prefix or a mark of their own. */
export const ai = [
  ...family(
    { provider: 'OpenAI', lifetime: 'no expiry', docs: 'https://platform.openai.com/docs/api-reference/authentication', rotate },
    [
      {
        id: 'openai-key',
        title: 'API key',
        pattern: /sk-(?:None-)?[A-Za-z0-9_-]{20,80}T3BlbkFJ[A-Za-z0-9_-]{20,80}/,
        literals: ['T3BlbkFJ'],
        at: 'inside',
        before: 96,
        follow: ['url', 20],
        opens: 'call the models at its owner’s cost',
      },
      {
        id: 'openai-project-key',
        title: 'API key',
        pattern: /sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{20,80}T3BlbkFJ[A-Za-z0-9_-]{20,80}/,
        literals: ['T3BlbkFJ'],
        at: 'inside',
        before: 96,
        follow: ['url', 20],
        opens: 'call the models, and read the files and threads, of its project; an admin key manages the organization',
      },
    ],
  ),
  ...family({ provider: 'Anthropic', lifetime: 'no expiry', docs: 'https://docs.anthropic.com/en/api/overview', rotate }, [
    {
      id: 'anthropic-key',
      title: key,
      pattern: /sk-ant-api03-[A-Za-z0-9_-]{93}AA/,
      literals: ['sk-ant-api03-'],
      follow: ['url', 95],
      opens: 'call the models at its workspace’s cost',
    },
    {
      id: 'anthropic-admin-key',
      title: 'admin key',
      pattern: /sk-ant-admin01-[A-Za-z0-9_-]{93}AA/,
      literals: ['sk-ant-admin01-'],
      follow: ['url', 95],
      opens: 'manage the organization’s members, workspaces and keys',
      docs: 'https://docs.anthropic.com/en/api/administration-api',
    },
    {
      id: 'anthropic-oauth',
      title: 'OAuth token',
      pattern: /sk-ant-o[ar]t01-[A-Za-z0-9_-]{80,200}/,
      literals: ['sk-ant-oat01-', 'sk-ant-ort01-'],
      follow: ['url', 80],
      holder: 'person',
      opens: 'use the models under its user’s subscription',
      lifetime: 'hours to one year',
      rotate: 'log out in the client and log in again',
    },
    {
      id: 'anthropic-session',
      title: 'session key',
      pattern: /sk-ant-sid0[0-9]-[A-Za-z0-9_-]{80,140}/,
      literals: ['sk-ant-sid0'],
      follow: ['url', 80],
      holder: 'person',
      opens: 'everything its user may do in the app',
      lifetime: 'ends with the session',
      rotate: 'log out of all sessions',
    },
  ]),
  ...family(
    {
      provider: 'Hugging Face',
      lifetime: 'no expiry',
      docs: 'https://huggingface.co/docs/hub/security-tokens',
      rotate,
      holder: 'person',
    },
    [
      {
        id: 'huggingface-token',
        title: 'access token',
        pattern: /hf_[A-Za-z]{34}/,
        literals: ['hf_'],
        follow: ['base62', 34],
        opens: 'read, and write if allowed, models, data sets and spaces of its owner',
        rotate: 'make a fine-grained token, switch, invalidate the old one in the settings',
      },
      {
        id: 'huggingface-organization-token',
        title: 'organization token',
        pattern: /api_org_[A-Za-z]{34}/,
        literals: ['api_org_'],
        follow: ['base62', 34],
        holder: 'machine',
        opens: 'everything the organization owns',
        rotate: 'replace it by a fine-grained token of a service user, then delete it',
      },
    ],
  ),
  ...family({ provider: 'Groq', lifetime: 'no expiry', docs: 'https://console.groq.com/docs/quickstart', rotate, opens: spend }, [
    { id: 'groq-key', title: key, pattern: /gsk_[A-Za-z0-9]{52}/, literals: ['gsk_'], follow: ['base62', 52] },
  ]),
  ...family(
    {
      provider: 'Replicate',
      lifetime: 'no expiry',
      docs: 'https://replicate.com/docs/topics/security/api-tokens',
      rotate,
      holder: 'person',
    },
    [
      {
        id: 'replicate-token',
        title: 'API token',
        pattern: /r8_[A-Za-z0-9]{37}/,
        literals: ['r8_'],
        follow: ['base62', 37],
        opens: 'run models and read private ones at its owner’s cost',
      },
    ],
  ),
  ...family({ provider: 'Perplexity', lifetime: 'no expiry', docs: 'https://docs.perplexity.ai/', rotate, opens: spend }, [
    { id: 'perplexity-key', title: key, pattern: /pplx-[A-Za-z0-9]{48}/, literals: ['pplx-'], follow: ['base62', 48] },
  ]),
  ...family({ provider: 'xAI', docs: 'https://docs.x.ai/', rotate, opens: spend }, [
    { id: 'xai-key', title: key, pattern: /xai-[A-Za-z0-9_-]{70,120}/, literals: ['xai-'], follow: ['url', 70] },
  ]),
  ...family(
    {
      provider: 'OpenRouter',
      lifetime: 'no expiry',
      docs: 'https://openrouter.ai/docs/api-reference/authentication',
      rotate,
      holder: 'person',
      opens: spend,
    },
    [{ id: 'openrouter-key', title: key, pattern: /sk-or-v1-[0-9a-f]{64}/, literals: ['sk-or-v1-'], follow: ['hex', 64] }],
  ),
  ...family({ provider: 'NVIDIA', docs: 'https://docs.api.nvidia.com/', rotate, holder: 'person' }, [
    {
      id: 'nvidia-key',
      title: key,
      pattern: /nvapi-[A-Za-z0-9_-]{60,70}/,
      literals: ['nvapi-'],
      follow: ['url', 60],
      opens: 'call the hosted models and pull from NGC as its owner',
      lifetime: 'chosen at creation',
    },
  ]),
  ...family({ provider: 'DeepSeek', lifetime: 'no expiry', docs: 'https://api-docs.deepseek.com/', rotate, opens: spend }, [
    { id: 'deepseek-key', title: key, pattern: /sk-[0-9a-f]{32}/, literals: ['deepseek'], at: 'keyword' },
  ]),
  ...family({ provider: 'Cerebras', lifetime: 'no expiry', docs: 'https://inference-docs.cerebras.ai/', rotate, opens: spend }, [
    { id: 'cerebras-key', title: key, pattern: /csk-[a-z0-9]{48}/, literals: ['csk-'], follow: ['base62', 48] },
  ]),
  ...family(
    { provider: 'Together AI', lifetime: 'no expiry', docs: 'https://docs.together.ai/docs/quickstart', rotate, opens: spend },
    [{ id: 'together-key', title: key, pattern: /tgp_v1_[A-Za-z0-9_-]{43}/, literals: ['tgp_v1_'], follow: ['url', 43] }],
  ),
  ...family({ provider: 'Fireworks AI', docs: 'https://docs.fireworks.ai/', rotate, opens: spend }, [
    {
      id: 'fireworks-key',
      title: key,
      pattern: /fw_[A-Za-z0-9]{22,24}/,
      literals: ['fw_'],
      follow: ['base62', 22],
      random: true,
    },
  ]),
  ...family({ provider: 'Anyscale', docs: 'https://docs.anyscale.com/', rotate }, [
    {
      id: 'anyscale-key',
      title: key,
      pattern: /esecret_[A-Za-z0-9]{20,40}/,
      literals: ['esecret_'],
      follow: ['base62', 20],
      opens: 'run clusters and models at the organization’s cost',
    },
  ]),
  ...family({ provider: 'RunPod', docs: 'https://docs.runpod.io/', rotate }, [
    {
      id: 'runpod-key',
      title: key,
      pattern: /rpa_[A-Z0-9]{42,46}/,
      literals: ['rpa_'],
      follow: ['base62', 42],
      opens: 'start machines and endpoints at its owner’s cost',
    },
  ]),
];
