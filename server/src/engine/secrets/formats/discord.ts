import { family } from './model';

/**
 * The first part of a bot's token is base64 of its id, which is a number: three digits in base64 are one of a hundred
 * beginnings, so the token is known without a word beside it.
 */
const BEGINNINGS = [...'MNO'].flatMap((first) =>
  [...(first === 'O' ? 'DT' : 'DTjz')].flatMap((second) => [...'AEIMQUYcgk'].map((third) => first + second + third)),
);

/** Tokens of Discord's bots where nothing names them. */
export const discord = family(
  {
    provider: 'Discord',
    lifetime: 'no expiry',
    docs: 'https://discord.com/developers/docs/reference',
    rotate: 'reset the bot’s token in the developer portal',
    opens: 'act as the bot in every server it is in',
  },
  [
    {
      id: 'discord-bot-token-bare',
      title: 'bot token',
      pattern: /[MNO][DTjz][AEIMQUYcgk][wxyz0-5][A-Za-z0-9_-]{20,24}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}/,
      literals: BEGINNINGS,
      // Behind the fourth character.
      follow: ['url', 20],
      random: true,
    },
  ],
);
