import { family } from './model';

const webhook = 'make a new webhook address, switch the senders, delete the old one';

export const chat = [
  ...family(
    {
      provider: 'Slack',
      docs: 'Slack API docs: token types',
      rotate: 'reinstall the app or turn token rotation on, then revoke the old token',
    },
    [
      {
        id: 'slack-bot-token',
        title: 'bot token',
        pattern: /xoxb-[0-9]{8,14}-[A-Za-z0-9-]{18,60}/,
        literals: ['xoxb-'],
        follow: ['url', 26],
        lifetime: 'no expiry unless rotation is on',
      },
      {
        id: 'slack-user-token',
        title: 'user token',
        pattern: /xox[ps]-[0-9]{8,14}-[A-Za-z0-9-]{20,100}/,
        literals: ['xoxp-', 'xoxs-'],
        follow: ['url', 26],
        holder: 'person',
        lifetime: 'no expiry unless rotation is on',
      },
      {
        id: 'slack-legacy-token',
        title: 'legacy token',
        pattern: /xox[aor]-(?:[0-9]-)?[A-Za-z0-9-]{10,120}/,
        literals: ['xoxa-', 'xoxo-', 'xoxr-'],
        follow: ['url', 10],
      },
      {
        id: 'slack-app-token',
        title: 'app-level token',
        pattern: /xapp-[0-9]-[A-Z0-9]{4,20}-[0-9]{6,20}-[0-9a-z]{40,80}/i,
        literals: ['xapp-'],
        follow: ['url', 50],
      },
      {
        id: 'slack-rotating-token',
        title: 'rotating token',
        pattern: /xoxe(?:\.xox[bp])?-[0-9]-[A-Za-z0-9]{120,190}/,
        literals: ['xoxe-', 'xoxe.xox'],
        lifetime: '12 hours, renewed with a one-use refresh token',
      },
      {
        id: 'slack-webhook',
        title: 'incoming webhook',
        pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9/+]{30,90}/,
        literals: ['hooks.slack.com/'],
        rotate: webhook,
        docs: 'Slack API docs: incoming webhooks',
      },
    ],
  ),
  ...family({ provider: 'Discord', docs: 'Discord developer docs', rotate: 'reset the bot’s token in the developer portal' }, [
    {
      id: 'discord-bot-token',
      title: 'bot token',
      pattern: /[MNO][A-Za-z0-9_-]{23,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}/,
      literals: ['discord', 'bot_token', 'bottoken', 'bot-token'],
      at: 'keyword',
    },
    {
      id: 'discord-webhook',
      title: 'webhook',
      pattern: /discord(?:app)?\.com\/api\/webhooks\/[0-9]{17,20}\/[A-Za-z0-9_-]{60,72}/,
      literals: ['discord.com/api/webhooks/', 'discordapp.com/api/webhooks/'],
      rotate: webhook,
    },
  ]),
  ...family({ provider: 'Telegram', docs: 'Telegram bot docs', rotate: 'ask BotFather to revoke the token' }, [
    {
      id: 'telegram-bot-token',
      title: 'bot token',
      pattern: /[0-9]{7,12}:AA[A-Za-z0-9_-]{33}/,
      literals: [':AA'],
      at: 'inside',
      before: 12,
      follow: ['url', 33],
    },
  ]),
  ...family({ provider: 'Microsoft Teams', docs: 'Microsoft Teams docs: webhooks', rotate: webhook }, [
    {
      id: 'teams-webhook',
      title: 'incoming webhook',
      pattern:
        /[a-z0-9-]{1,60}\.webhook\.office\.com\/webhookb2\/[0-9a-f-]{36}@[0-9a-f-]{36}\/IncomingWebhook\/[0-9a-f]{32}\/[0-9a-f-]{36}/,
      literals: ['.webhook.office.com/'],
      at: 'inside',
      before: 60,
    },
  ]),
  ...family(
    {
      provider: 'Twilio',
      docs: 'Twilio docs: API keys',
      rotate: 'make a new key, or promote the secondary auth token, then delete the old one',
    },
    [
      {
        id: 'twilio-api-key',
        title: 'API key SID',
        pattern: /SK[0-9a-f]{32}/,
        literals: '0123456789abcdef'.split('').map((digit) => `SK${digit}`),
        follow: ['hex', 31],
      },
      {
        id: 'twilio-auth-token',
        title: 'auth token',
        pattern: /[0-9a-f]{32}/,
        literals: ['twilio'],
        at: 'keyword',
      },
    ],
  ),
  ...family(
    {
      provider: 'SendGrid',
      docs: 'SendGrid docs: API keys',
      rotate: 'make a new key with the least scope, switch, delete the old one',
    },
    [
      {
        id: 'sendgrid-key',
        title: 'API key',
        pattern: /SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/,
        literals: ['SG.'],
        follow: ['url', 22],
      },
    ],
  ),
  ...family({ provider: 'Mailgun', docs: 'Mailgun docs: API keys', rotate: 'make a new key, switch, delete the old one' }, [
    {
      id: 'mailgun-key',
      title: 'private API key',
      pattern: /key-[0-9a-f]{32}/,
      literals: ['key-'],
      follow: ['hex', 32],
    },
    {
      id: 'mailgun-key-2',
      title: 'private API key',
      pattern: /[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}/,
      literals: ['mailgun', 'mg_api', 'mg_key'],
      at: 'keyword',
    },
  ]),
  ...family({ provider: 'Mailchimp', docs: 'Mailchimp docs: API keys', rotate: 'make a new key, switch, disable the old one' }, [
    {
      id: 'mailchimp-key',
      title: 'API key',
      pattern: /[0-9a-f]{32}-us[0-9]{1,2}/,
      literals: ['-us'],
      at: 'inside',
      before: 32,
      follow: ['digit', 1],
    },
  ]),
  ...family({ provider: 'Brevo', docs: 'Brevo docs: API keys', rotate: 'make a new key, switch, delete the old one' }, [
    {
      id: 'brevo-key',
      title: 'API key',
      pattern: /xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}/,
      literals: ['xkeysib-'],
      follow: ['hex', 64],
    },
  ]),
  ...family({ provider: 'Resend', docs: 'Resend docs: API keys', rotate: 'make a new key, switch, delete the old one' }, [
    {
      id: 'resend-key',
      title: 'API key',
      pattern: /re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}/,
      literals: ['re_'],
      follow: ['url', 33],
      random: true,
    },
  ]),
  ...family(
    {
      provider: 'Meta',
      docs: 'Meta Graph API docs: access tokens',
      rotate: 'issue a new system user token and revoke the old one',
    },
    [
      {
        id: 'meta-access-token',
        title: 'Graph access token',
        pattern: /EAA[A-Za-z0-9]{90,400}/,
        literals: ['EAA'],
        follow: ['base62', 90],
        lifetime: '60 days for long-lived user tokens; system users’ may never expire',
        holder: 'either',
      },
    ],
  ),
];
