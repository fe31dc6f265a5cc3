/** Chat tokens that name whom they stand for in their public part. */
import { fromBase64, utf8 } from './bytes';
import { known, type Reader } from './model';

/** Slack: the first number of a token is the workspace, the second the bot or user; app-level tokens and webhooks name both by id. */
export const readSlack: Reader = ({ value }) => {
  const token = /^xox[abeprs]-(?:\d-)?(\d{8,14})-(?:(\d{8,14})-)?/.exec(value);
  if (token) return known({ account: `workspace ${token[1]}`, subject: token[2] && `user ${token[2]}` });
  const app = /^xapp-\d-(A[A-Z0-9]{6,14})-/.exec(value);
  if (app) return known({ account: `app ${app[1]}` });
  const hook = /hooks\.slack\.com\/(?:services|workflows|triggers)\/([TE][A-Z0-9]{6,14})\/([A-Z0-9]{6,24})\//.exec(value);
  return hook ? known({ account: `workspace ${hook[1]}`, subject: `webhook ${hook[2]}` }) : undefined;
};

/** Discord: the first part of a bot token is base64 of the bot's user id; a webhook's address holds its id. */
export const readDiscord: Reader = ({ value, format = '' }) => {
  const hook = /discord(?:app)?\.com\/api\/webhooks\/(\d{17,20})\//.exec(value);
  if (hook) return known({ subject: `webhook ${hook[1]}` });
  if (!format.startsWith('discord')) return undefined;
  const id = utf8(fromBase64(value.slice(0, Math.max(0, value.indexOf('.')))));
  return /^\d{17,20}$/.test(id) ? known({ subject: `bot ${id}` }) : undefined;
};

/** Telegram: the number before the colon is the bot's id. */
export const readTelegram: Reader = ({ value }) => {
  const id = /^(\d{7,12}):AA[A-Za-z0-9_-]{33}$/.exec(value)?.[1];
  return id === undefined ? undefined : known({ subject: `bot ${id}` });
};
