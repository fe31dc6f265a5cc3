import { family } from './model';

const webhook = 'make a new webhook address, switch the senders, delete the old one';
const post = 'post into one channel';

/** Messages to people: chat, text messages, calls. Mail is in email.ts. */
export const chat = [
  ...family(
    {
      provider: 'Slack',
      docs: 'https://docs.slack.dev/authentication/tokens',
      rotate: 'revoke it with auth.revoke, reinstall the app and store the new token',
      opens: 'channels, messages and files, as its scopes allow',
    },
    [
      {
        id: 'slack-bot-token',
        title: 'bot token',
        pattern: /xoxb-[0-9]{8,14}-[A-Za-z0-9-]{18,60}/,
        literals: ['xoxb-'],
        follow: ['url', 26],
        lifetime: 'no expiry unless rotation is on',
        opens: 'read and post in the bot’s channels, within the app’s scopes',
      },
      {
        id: 'slack-user-token',
        title: 'user token',
        pattern: /xox[ps]-[0-9]{6,14}-[A-Za-z0-9-]{20,100}/,
        literals: ['xoxp-', 'xoxs-'],
        follow: ['url', 26],
        holder: 'person',
        lifetime: 'no expiry unless rotation is on',
        opens: 'read and write what its user can, within the app’s scopes',
      },
      {
        id: 'slack-legacy-token',
        title: 'legacy token',
        pattern: /xox[aor]-(?:[0-9]-)?[A-Za-z0-9-]{10,120}/,
        literals: ['xoxa-', 'xoxo-', 'xoxr-'],
        follow: ['url', 10],
        opens: 'read and write the workspace as its user or app',
      },
      {
        id: 'slack-session-cookie',
        title: 'session token of the web client',
        pattern: /xox[cd]-[A-Za-z0-9%+/-]{40,300}/,
        literals: ['xoxc-', 'xoxd-'],
        follow: ['token', 40],
        holder: 'person',
        lifetime: 'ends with the session',
        opens: 'everything its user may do in the workspace',
        rotate: 'sign its user out of all sessions',
      },
      {
        id: 'slack-app-token',
        title: 'app-level token',
        pattern: /xapp-[0-9]-[A-Z0-9]{4,20}-[0-9]{6,20}-[0-9a-z]{40,80}/i,
        literals: ['xapp-'],
        follow: ['url', 50],
        opens: 'connect as the app in Socket Mode and receive its events',
        rotate: 'revoke it in the app’s settings and generate another app-level token',
      },
      {
        id: 'slack-rotating-token',
        title: 'rotating token',
        pattern: /xoxe(?:\.xox[bp])?-[0-9]-[A-Za-z0-9]{120,190}/,
        literals: ['xoxe-', 'xoxe.xox'],
        lifetime: '12 hours, renewed with a one-use refresh token',
        opens: 'what the app’s scopes allow, or new tokens of the app',
        rotate: 'revoke it with auth.revoke and install the app again',
      },
      {
        id: 'slack-webhook',
        title: 'incoming webhook',
        pattern: /(?:https:\/\/)?hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9/+]{30,90}/,
        literals: ['hooks.slack.com/', 'hooks.slack-gov.com/'],
        at: 'inside',
        before: 8,
        rotate: webhook,
        opens: post,
        docs: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks',
        lifetime: 'until the webhook or its app is removed',
      },
    ],
  ),
  ...family(
    {
      provider: 'Discord',
      docs: 'https://discord.com/developers/docs/reference',
      rotate: 'reset the bot’s token in the developer portal',
      opens: 'servers and channels the bot is in',
    },
    [
      {
        id: 'discord-bot-token',
        title: 'bot token',
        pattern: /[MNO][A-Za-z0-9_-]{23,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}/,
        literals: ['discord', 'bot_token', 'bottoken', 'bot-token'],
        at: 'keyword',
        opens: 'act as the bot in every server it is in',
      },
      {
        id: 'discord-client-secret',
        title: 'client secret or API token',
        pattern: /[0-9a-f]{64}|[A-Za-z0-9_-]{32}/,
        literals: ['discord'],
        at: 'keyword',
        slot: 'said',
        opens: 'get its users’ tokens as the application',
        rotate: 'reset the client secret in the developer portal and switch',
      },
      {
        id: 'discord-webhook',
        title: 'webhook',
        pattern: /discord(?:app)?\.com\/api\/webhooks\/[0-9]{17,20}\/[A-Za-z0-9_-]{60,72}/,
        literals: ['discord.com/api/webhooks/', 'discordapp.com/api/webhooks/'],
        rotate: webhook,
        opens: post,
        docs: 'https://discord.com/developers/docs/resources/webhook',
      },
    ],
  ),
  ...family(
    {
      provider: 'Telegram',
      docs: 'https://core.telegram.org/bots/features#botfather',
      rotate: 'revoke it with BotFather’s /revoke and store the new token',
      opens: 'read what is sent to the bot, and write as it',
    },
    [
      {
        id: 'telegram-bot-token',
        title: 'bot token',
        pattern: /[0-9]{5,16}:AA[A-Za-z0-9_-]{32,33}/,
        literals: [':AA'],
        at: 'inside',
        before: 16,
        follow: ['url', 32],
      },
      {
        id: 'telegram-url',
        title: 'bot token in an address',
        pattern: /tgram:\/\/[0-9]{5,16}:[A-Za-z0-9_-]{32,36}/,
        literals: ['tgram://'],
        follow: ['digit', 5],
      },
      {
        id: 'telegram-bot-token-named',
        title: 'bot token',
        pattern: /[0-9]{8,10}:[A-Za-z0-9_-]{35}/,
        literals: ['telegram', 'tgram', 'tg_bot', 'bot_token'],
        at: 'keyword',
        follow: ['token', 0],
      },
    ],
  ),
  ...family(
    {
      provider: 'Microsoft Teams',
      docs: 'https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook',
      rotate: webhook,
      opens: post,
    },
    [
      {
        id: 'teams-webhook',
        title: 'incoming webhook',
        pattern:
          /(?:https:\/\/)?[a-z0-9-]{1,60}\.webhook\.office\.com\/webhookb2\/[0-9a-z-]{36}@[0-9a-z-]{36}\/IncomingWebhook\/[0-9a-z]{32}\/[0-9a-z-]{36}/,
        literals: ['.webhook.office.com/'],
        at: 'inside',
        before: 68,
        lifetime: 'until Microsoft retires connectors; replaced by workflows',
      },
      {
        id: 'teams-webhook-legacy',
        title: 'incoming webhook',
        pattern:
          /(?:https:\/\/)?outlook\.office(?:365)?\.com\/webhook\/[0-9a-z-]{36}@[0-9a-z-]{36}\/IncomingWebhook\/[0-9a-z]{32}\/[0-9a-z-]{36}/,
        literals: ['outlook.office.com/webhook/', 'outlook.office365.com/webhook/'],
        at: 'inside',
        before: 8,
        lifetime: 'until Microsoft retires connectors; replaced by workflows',
      },
    ],
  ),
  ...family(
    {
      provider: 'Zapier',
      docs: 'https://help.zapier.com/hc/en-us/articles/8496288690317-Trigger-Zap-workflows-from-webhooks',
      rotate: webhook,
      opens: 'start one workflow',
    },
    [
      {
        id: 'zapier-webhook',
        title: 'webhook',
        pattern: /(?:https:\/\/)?hooks\.zapier\.com\/hooks\/catch\/[A-Za-z0-9]{5,20}(?:\/[A-Za-z0-9]{4,20})?/,
        literals: ['hooks.zapier.com/hooks/catch/'],
        at: 'inside',
        before: 8,
        minor: true,
      },
    ],
  ),
  ...family(
    { provider: 'Make', docs: 'https://www.make.com/en/help/tools/webhooks', rotate: webhook, opens: 'start one workflow' },
    [
      {
        id: 'make-webhook',
        title: 'webhook',
        pattern: /hook\.(?:eu|us)[12]\.make\.com\/[a-z0-9]{32}/,
        literals: ['.make.com/'],
        at: 'inside',
        before: 10,
        minor: true,
      },
    ],
  ),
  ...family({ provider: 'Rocket.Chat', docs: 'https://developer.rocket.chat/', rotate: webhook, opens: post }, [
    {
      id: 'rocketchat-webhook',
      title: 'incoming webhook',
      pattern: /\/hooks\/[A-Za-z0-9]{17,24}\/[A-Za-z0-9]{40,50}/,
      literals: ['/hooks/'],
      follow: ['base62', 17],
    },
  ]),
  ...family(
    {
      provider: 'Twilio',
      docs: 'https://www.twilio.com/docs/iam/api-keys',
      rotate: 'make a new key, or promote the secondary auth token, then delete the old one',
      opens: 'messages, calls and numbers of the account',
    },
    [
      {
        id: 'twilio-api-key',
        title: 'API key SID',
        pattern: /SK[0-9a-f]{32}/,
        literals: '0123456789abcdef'.split('').map((digit) => `SK${digit}`),
        follow: ['hex', 31],
        opens: 'messages, calls and numbers of the account, with its secret',
        rotate: 'create a second API key, switch, delete the first',
      },
      {
        id: 'twilio-auth-token',
        title: 'auth token',
        pattern: /[0-9a-f]{32}/,
        literals: ['twilio'],
        at: 'keyword',
        slot: 'said',
        opens: 'everything in the account, and forged webhooks from it',
        rotate: 'create the secondary auth token, switch, promote it to primary',
      },
    ],
  ),
];
